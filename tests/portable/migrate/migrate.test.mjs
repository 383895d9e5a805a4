// edge-argon2/migrate in every runtime, and its absence from bundles that don't import it.

import { readFileSync } from "node:fs";
import { options } from "../../kit/options.mjs";
import { testIn, twoAtATime } from "../../kit/results.mjs";
import { allRuntimes } from "../../kit/runtimes.mjs";
import "./bundles.mjs";

const vectors = JSON.parse(readFileSync(new URL("vectors.json", import.meta.url), "utf8"));
const input = { suite: "migrate", migrate: vectors };

await twoAtATime(allRuntimes(options.runtime), (runtime) =>
  testIn(runtime, "portable/conformance/index.js", { input }),
);
