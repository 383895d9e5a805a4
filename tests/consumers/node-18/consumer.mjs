const NODE = `node18-${process.platform}-${process.arch}`;
const node = { runtime: "Node", runtimePackage: NODE, entries: ["index.js"] };

export default {
  title: "Node 18",
  group: "second",
  versions: [],
  check: ["check.mjs"],
  cases: [
    {
      name: "with no global crypto",
      ...node,
      run: [`node_modules/${NODE}/bin/node`, "main.mjs"],
      error: { name: "Argon2Error", code: "NO_RANDOM", message: /Node needs to be 20 or newer/ },
    },
    {
      name: "with --experimental-global-webcrypto",
      ...node,
      run: [`node_modules/${NODE}/bin/node`, "--experimental-global-webcrypto", "main.mjs"],
      configuration: ["node --experimental-global-webcrypto"],
    },
  ],
};
