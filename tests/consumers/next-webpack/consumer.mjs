import { currentNext } from "../next/cases.mjs";

export default { ...currentNext("--webpack"), title: "Next with webpack" };
