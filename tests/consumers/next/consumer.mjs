const READY = /Local:\s+(http:\S+)/;

const KINDS = [
  {
    name: "edge route",
    app: "edge",
    runtime: "Next's edge runtime",
    entry: "edge-light.js",
    output: { folder: ".next/server", wasm: 1, base64: 0 },
  },
  {
    name: "Node route",
    app: "node",
    runtime: "Node 24",
    entry: "rebundled.js",
    output: { folder: ".next/server", wasm: 0, base64: 1 },
  },
  {
    name: "client component",
    app: "client",
    runtime: "Chromium",
    entry: "index.js",
    browser: "chromium",
    output: { folder: ".next/static", wasm: 0, base64: 1 },
  },
];

const cases = KINDS.flatMap(({ name, app, runtime, entry, browser, output }) => {
  const common = {
    app,
    runtime,
    browser,
    ready: READY,
    path: browser ? "/" : "/api",
    entries: [entry],
  };
  return [
    { name: `dev, ${name}`, ...common, serve: ["next", "dev", "--port", "0"] },
    {
      name: `build, ${name}`,
      ...common,
      build: [["next", "build"]],
      serve: ["next", "start", "--port", "0"],
      output,
    },
  ];
});

export default {
  title: "Next with Turbopack",
  group: "first",
  versions: ["next"],
  check: ["app/check.js"],
  cases,
};
