import { sveltekit } from "@sveltejs/kit/vite";
import { defineConfig } from "vite";

const { HOST, PORT } = process.env;

export default defineConfig({
  plugins: [sveltekit()],
  server: { host: HOST, port: PORT ? Number(PORT) : 5173, strictPort: PORT !== undefined },
});
