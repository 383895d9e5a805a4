import { currentNext } from "./cases.mjs";

export default { ...currentNext("--turbopack"), title: "Next with Turbopack", group: "first" };
