import { BROWSERS, CHROMIUM, ISOLATED, onPool } from "../lib/parts.mjs";

const dev = { name: "dev, in Chromium", ...CHROMIUM, serve: ["vite"] };
const build = (browser) => ({
  name: `build, in ${browser.runtime}`,
  ...browser,
  build: [["vite", "build"]],
  serve: ["vite", "preview"],
  output: "dist",
});
/** The same on a cross-origin isolated page, where lanes are computed in parallel. */
const isolated = ({ name, serve, ...test }) => ({
  ...test,
  name: `${name}, isolated`,
  ...(test.build ? { pages: "dist", headers: ISOLATED } : { serve, app: [".", "isolated"] }),
});

export default {
  title: "Vite",
  group: "first",
  versions: ["vite"],
  cases: [
    dev,
    ...BROWSERS.map(build),
    ...[dev, ...BROWSERS.map(build)].flatMap((test) => [
      onPool(test, 1),
      // WebKitGTK can't share memory with a worker.
      onPool(isolated(test), test.browser === "webkit" ? 1 : 2),
    ]),
  ],
};
