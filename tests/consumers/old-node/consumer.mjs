const packageOf = (major) => `node${major}-${process.platform}-${process.arch}`;
const node = (major, ...options) => ({
  runtime: "Node",
  runtimePackage: packageOf(major),
  run: [`node_modules/${packageOf(major)}/bin/node`, ...options, "main.mjs"],
  entries: ["node.js"],
});

export default {
  title: "Node 16 and 18",
  versions: [],
  check: ["check.mjs"],
  cases: [
    {
      name: "16, with no reference types",
      ...node(16),
      error: { code: "ENGINE", message: /lacks .*reference types.*Node 20/ },
    },
    {
      name: "18, with no global crypto",
      ...node(18),
      error: { code: "NO_RANDOM", message: /Node needs to be 20 or newer/ },
    },
    {
      name: "18, with --experimental-global-webcrypto",
      ...node(18, "--experimental-global-webcrypto"),
      configuration: ["node --experimental-global-webcrypto"],
    },
  ],
};
