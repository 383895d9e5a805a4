// The examples' end-to-end tests. Each example's folder here has an index.mjs that exports `suites`,
// and `end` if something has to be stopped after them. accounts/ has the tests that they share.

import { existsSync, readdirSync } from "node:fs";
import { collect } from "../kit/collect.js";
import { stopServer } from "./harness/server.mjs";

const here = new URL("./", import.meta.url);

export const names = readdirSync(here).filter((name) =>
  existsSync(new URL(`${name}/index.mjs`, here)),
);

/** @returns the results of one example's suites */
export async function runExample(name) {
  const { suites, end } = await import(`./${name}/index.mjs`);
  try {
    return await collect(suites, {});
  } finally {
    await stopServer();
    await end?.();
  }
}
