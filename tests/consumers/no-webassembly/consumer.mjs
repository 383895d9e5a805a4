export default {
  title: "A runtime with no WebAssembly, as React Native's Hermes",
  group: "second",
  versions: [],
  check: ["check.mjs"],
  cases: [
    {
      name: "import",
      runtime: "Node 24 with WebAssembly deleted",
      run: ["node", "main.mjs"],
      entries: ["index.js"],
      error: { name: "Argon2Error", code: "ENGINE", message: /no WebAssembly.*on the server/ },
    },
  ],
};
