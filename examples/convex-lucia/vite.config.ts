import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

const { HOST, PORT } = process.env;
const address = { host: HOST, port: PORT ? Number(PORT) : 5173, strictPort: PORT !== undefined };

export default defineConfig({ plugins: [react()], server: address, preview: address });
