import { NODE } from "../lib/parts.mjs";

export default {
  title: "tsx",
  versions: ["tsx"],
  check: ["check.ts"],
  cases: [{ name: "run", ...NODE, run: ["tsx", "main.ts"] }],
};
