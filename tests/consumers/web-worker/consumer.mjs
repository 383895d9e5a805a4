import { IN_CHROMIUM } from "../lib/pages.mjs";
import { VITE_READY } from "../lib/vite.mjs";

const runtime = "a Web Worker of Chromium";

export default {
  title: "Web Worker",
  group: "second",
  versions: ["vite"],
  cases: [
    {
      name: "dev",
      ...IN_CHROMIUM,
      runtime,
      pages: undefined,
      output: undefined,
      serve: ["vite"],
      ready: VITE_READY,
    },
    {
      name: "build",
      ...IN_CHROMIUM,
      runtime,
      build: [["vite", "build"]],
      pages: { folder: "dist" },
    },
  ],
};
