export default {
  title: "Convex's bundler",
  group: "second",
  versions: ["convex"],
  check: ["convex/check.js"],
  cases: [
    {
      name: "default runtime",
      runtime: "a bare V8 context in Node 24",
      build: [["node", "build.mjs"]],
      run: ["node", "--experimental-vm-modules", "run.mjs"],
      entries: ["index.js"],
      output: { folder: "out/isolate", wasm: 0, base64: 1 },
    },
  ],
};
