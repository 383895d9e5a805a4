// The life of the WebAssembly engine and the wiping of its memory, watched in every runtime.

import { everywhere, runtimes } from "./everywhere.mjs";

const PLAN = { suite: "engine" };

export const plans = () => Object.fromEntries(Object.keys(runtimes).map((name) => [name, PLAN]));

export const run = () => everywhere(plans());
