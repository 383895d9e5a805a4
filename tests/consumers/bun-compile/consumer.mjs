export default {
  title: "Bun's single executables",
  group: "second",
  versions: ["bun"],
  cases: [
    {
      name: "build --compile",
      runtime: "Bun",
      runtimePackage: "bun",
      build: [["bun", "build", "--compile", "main.js", "--outfile", "out/program"]],
      run: ["./out/program"],
      entries: ["index.js"],
      output: { folder: "out", wasm: 0, base64: 1 },
    },
  ],
};
