export default {
  title: "Convex's bundler",
  versions: ["convex"],
  check: ["convex/check.js"],
  cases: [
    {
      name: "default runtime",
      runtime: "a bare V8 context in Node 24",
      build: [["node", "build.mjs"]],
      run: ["node", "--experimental-vm-modules", "run.mjs"],
      entries: ["index.js"],
      output: "out/isolate",
    },
  ],
};
