import { NODE } from "../lib/parts.mjs";

export default {
  title: "Jest",
  versions: ["jest"],
  check: ["check.cjs", "check.mjs"],
  cases: [
    { name: "CommonJS", ...NODE, app: "cjs", run: ["jest"], entries: ["index.cjs"] },
    {
      name: "ECMAScript modules",
      ...NODE,
      app: "esm",
      run: ["jest"],
      env: { NODE_OPTIONS: "--experimental-vm-modules" },
    },
    {
      name: "environment jsdom, which has no TextDecoder",
      ...NODE,
      app: "cjs",
      run: ["jest", "--env=jsdom"],
      entries: ["index.cjs"],
      error: { code: "ENGINE", message: /TextDecoder/ },
    },
  ],
};
