import { run } from "entry";

globalThis.runEntry = (input) => run(input, {});
