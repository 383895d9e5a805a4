import { BUNDLED_PAGE, CHROMIUM } from "../lib/parts.mjs";

export default {
  title: "Vite 7",
  versions: ["vite"],
  cases: [
    { name: "dev", ...CHROMIUM, serve: ["vite"] },
    { name: "build", ...BUNDLED_PAGE, build: [["vite", "build"]], pages: "dist" },
  ],
};
