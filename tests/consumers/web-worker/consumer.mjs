import { BUNDLED_PAGE, CHROMIUM } from "../lib/parts.mjs";

const runtime = "a Web Worker of Chromium";

export default {
  title: "Web Worker",
  versions: ["vite"],
  cases: [
    { name: "dev", ...CHROMIUM, runtime, serve: ["vite"] },
    { name: "build", ...BUNDLED_PAGE, runtime, build: [["vite", "build"]], pages: "dist" },
  ],
};
