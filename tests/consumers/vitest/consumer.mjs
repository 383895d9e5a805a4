import { NODE } from "../lib/parts.mjs";

export default {
  title: "vitest",
  versions: ["vitest"],
  cases: ["node", "jsdom", "happy-dom", "edge-runtime"].map((environment) => ({
    name: `environment ${environment}`,
    ...NODE,
    run: ["vitest", "run", "--environment", environment],
  })),
};
