// All examples' suites: every folder here but the harness has an index.mjs that exports `suites`.

import { existsSync, readdirSync } from "node:fs";

const here = new URL("./", import.meta.url);

export const names = readdirSync(here).filter((name) =>
  existsSync(new URL(`${name}/index.mjs`, here)),
);

/** The suites of one example. */
export const suitesOf = async (name) => (await import(`./${name}/index.mjs`)).suites;

export const suites = (await Promise.all(names.map(suitesOf))).flat();
