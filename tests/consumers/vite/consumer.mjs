import { VITE_READY } from "../lib/vite.mjs";

const page = { ready: VITE_READY, entries: ["index.js"] };

const built = (browser, runtime) => ({
  name: `build, in ${runtime}`,
  ...page,
  runtime,
  browser,
  build: [["vite", "build"]],
  serve: ["vite", "preview"],
  output: { folder: "dist", wasm: 0, base64: 1 },
});

export default {
  title: "Vite",
  group: "first",
  versions: ["vite"],
  cases: [
    {
      name: "dev, in Chromium",
      ...page,
      runtime: "Chromium",
      browser: "chromium",
      serve: ["vite"],
    },
    built("chromium", "Chromium"),
    built("firefox", "Firefox"),
    built("webkit", "WebKitGTK"),
  ],
};
