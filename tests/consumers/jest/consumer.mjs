export default {
  title: "Jest",
  group: "second",
  versions: ["jest"],
  check: ["check.cjs", "check.mjs"],
  cases: [
    {
      name: "CommonJS",
      app: "cjs",
      runtime: "Node 24",
      run: ["jest"],
      entries: ["index.cjs"],
    },
    {
      name: "ECMAScript modules",
      app: "esm",
      runtime: "Node 24",
      run: ["jest"],
      env: { NODE_OPTIONS: "--experimental-vm-modules" },
      entries: ["index.js"],
    },
    {
      name: "environment jsdom, which has no TextDecoder",
      app: "cjs",
      runtime: "Node 24",
      run: ["jest", "--env=jsdom"],
      entries: ["index.cjs"],
      error: { name: "Argon2Error", code: "ENGINE", message: /TextDecoder/ },
    },
  ],
};
