import pages from "@hono/vite-build/cloudflare-pages";
import workers from "@hono/vite-build/cloudflare-workers";
import { defineConfig } from "vite";

const entry = "./src/index.js";

export default defineConfig(({ mode }) => ({
  plugins: [mode === "pages" ? pages({ entry }) : workers({ entry })],
}));
