// What manifests of Next have in common: three kinds of code, in development and built.
const READY = /Local:\s+(http:\S+)/;

const EDGE = { name: "edge route", app: "edge", runtime: "Next's edge runtime", path: "/api" };
const NODE = { name: "Node route", app: "node", runtime: "Node 24", path: "/api" };
const CLIENT = {
  name: "client component",
  app: "client",
  runtime: "Chromium",
  browser: "chromium",
  path: "/",
};

const KINDS = [
  { ...EDGE, entries: ["edge-light.js"], built: { folder: ".next/server", wasm: 1, base64: 0 } },
  { ...NODE, entries: ["rebundled.js"], built: { folder: ".next/server", wasm: 0, base64: 1 } },
  { ...CLIENT, entries: ["index.js"], built: { folder: ".next/static", wasm: 0, base64: 1 } },
];

/**
 * @param {"--turbopack" | "--webpack"} bundler
 * @returns {import("./manifest.mjs").Case[]}
 */
export const nextCases = (bundler) =>
  KINDS.flatMap(({ name, built, ...common }) => [
    {
      ...common,
      name: `dev, ${name}`,
      serve: ["next", "dev", bundler, "--port", "0"],
      ready: READY,
    },
    {
      ...common,
      name: `build, ${name}`,
      build: [["next", "build", bundler]],
      serve: ["next", "start", "--port", "0"],
      ready: READY,
      output: built,
    },
  ]);
