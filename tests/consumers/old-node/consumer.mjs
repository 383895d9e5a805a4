const packageOf = (major) => `node${major}-${process.platform}-${process.arch}`;
const program = (major) => `node_modules/${packageOf(major)}/bin/node`;
const node = (major) => ({
  runtime: "Node",
  runtimePackage: packageOf(major),
  entries: ["index.js"],
});

export default {
  title: "Node 16 and 18",
  group: "second",
  versions: [],
  check: ["check.mjs"],
  cases: [
    {
      name: "16, with no reference types",
      ...node(16),
      run: [program(16), "main.mjs"],
      error: { name: "Argon2Error", code: "ENGINE", message: /lacks .*reference types.*Node 20/ },
    },
    {
      name: "18, with no global crypto",
      ...node(18),
      run: [program(18), "main.mjs"],
      error: { name: "Argon2Error", code: "NO_RANDOM", message: /Node needs to be 20 or newer/ },
    },
    {
      name: "18, with --experimental-global-webcrypto",
      ...node(18),
      run: [program(18), "--experimental-global-webcrypto", "main.mjs"],
      configuration: ["node --experimental-global-webcrypto"],
    },
  ],
};
