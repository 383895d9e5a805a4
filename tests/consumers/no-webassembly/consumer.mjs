export default {
  title: "A runtime with no WebAssembly, such as React Native's Hermes",
  versions: [],
  check: ["check.mjs"],
  cases: [
    {
      name: "import",
      runtime: "Node 24 with --jitless",
      run: ["node", "--jitless", "main.mjs"],
      entries: ["node.js"],
      error: { code: "ENGINE", message: /no WebAssembly.*on the server/ },
    },
  ],
};
