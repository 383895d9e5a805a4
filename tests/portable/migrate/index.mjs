// edge-argon2/migrate in every runtime, and its absence from bundles that don't import it.

import { readFileSync } from "node:fs";
import { collect } from "../../kit/collect.js";
import { runIn, together } from "../../kit/everywhere.mjs";
import { allRuntimes } from "../../kit/runtimes.mjs";
import * as bundles from "./bundles.mjs";

const vectors = JSON.parse(readFileSync(new URL("vectors.json", import.meta.url), "utf8"));

const input = { suite: "migrate", migrate: vectors };

export const run = ({ runtime: parts }) =>
  together([
    ["", () => collect([bundles], {})],
    ...allRuntimes(parts).map((runtime) => [
      runtime.name,
      () => runIn(runtime, "portable/conformance/index.js", { input }),
    ]),
  ]);
