export default {
  title: "deno bundle",
  group: "second",
  versions: ["deno"],
  cases: [
    {
      name: "bundle, run with no permissions",
      runtime: "Deno",
      runtimePackage: "deno",
      build: [["deno", "bundle", "--output", "out/main.js", "main.js"]],
      run: ["deno", "run", "--no-prompt", "out/main.js"],
      entries: ["index.js"],
      output: { folder: "out", wasm: 0, base64: 1 },
    },
  ],
};
