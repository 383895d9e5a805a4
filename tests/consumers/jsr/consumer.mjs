import { DENO } from "../lib/parts.mjs";

export default {
  title: "JSR",
  versions: ["deno"],
  cases: [
    {
      name: "deno publish --dry-run of a package that imports it",
      ...DENO,
      build: [["deno", "publish", "--dry-run", "--allow-dirty"]],
      run: ["deno", "run", "--no-prompt", "main.js"],
    },
  ],
};
