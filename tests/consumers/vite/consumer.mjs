import { BROWSERS, CHROMIUM } from "../lib/parts.mjs";

export default {
  title: "Vite",
  group: "first",
  versions: ["vite"],
  cases: [
    { name: "dev, in Chromium", ...CHROMIUM, serve: ["vite"] },
    ...BROWSERS.map((browser) => ({
      name: `build, in ${browser.runtime}`,
      ...browser,
      build: [["vite", "build"]],
      serve: ["vite", "preview"],
      output: "dist",
    })),
  ],
};
