import { IN_CHROMIUM } from "../lib/pages.mjs";
import { VITE_READY } from "../lib/vite.mjs";

export default {
  title: "Vite 7",
  group: "second",
  versions: ["vite"],
  cases: [
    {
      name: "dev",
      ...IN_CHROMIUM,
      pages: undefined,
      output: undefined,
      serve: ["vite"],
      ready: VITE_READY,
    },
    { name: "build", ...IN_CHROMIUM, build: [["vite", "build"]], pages: { folder: "dist" } },
  ],
};
