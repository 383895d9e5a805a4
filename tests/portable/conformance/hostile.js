// The strings of tests/vectors/hostile.json. A string that only resembles a hash raises a typed
// error instead of giving `false`: "wrong password" and "damaged hash" mean different things.

import { traces } from "../../kit/bytes.js";
import * as check from "../../kit/check.js";

export const name = "hostile";

// A string of 100,000 characters may be refused for its length or for its form.
const MALFORMED = ["INVALID_HASH", "UNSUPPORTED_HASH"];
const TOO_LONG = [...MALFORMED, "COST_LIMIT"];

export function define(test, { api, data }) {
  for (const entry of data.hostile) {
    test(`${entry.category}: ${entry.why}`, () => verdict(api, entry));
  }
}

async function verdict(api, entry) {
  const phc = entry.phc_gen ? expand(entry.phc_gen) : entry.phc;
  if (entry.expect === "invalid") {
    const limited = entry.limit && entry.limit !== "length";
    const code = limited ? "COST_LIMIT" : entry.limit ? TOO_LONG : MALFORMED;
    await refused(api, phc, code, limited ? "verify only" : "parse too");
    return;
  }
  const argon2id = new api.Argon2id({ secret: entry.secret_utf8 });
  const matches = entry.expect === "match";
  check.equal(await argon2id.verify(phc, entry.password), matches, "verify");
  check.equal(argon2id.verifySync(phc, entry.password), matches, "verifySync");
}

/** Every method that reads a hash refuses this one, and no error shows any part of it. */
async function refused({ Argon2Error, Argon2id, parse }, phc, code, extent) {
  const argon2id = new Argon2id();
  const expected = { type: Argon2Error, code, never: [...traces(phc), "hunter2-hunter2"] };
  await check.rejects(() => argon2id.verify(phc, "hunter2-hunter2"), expected, "verify");
  check.throws(() => argon2id.verifySync(phc, "hunter2-hunter2"), expected, "verifySync");
  if (extent === "verify only") return;
  check.throws(() => parse(phc), expected, "parse");
  // A string that doesn't begin like an Argon2 hash is taken for a different algorithm's hash.
  if (phc !== "" && !phc.startsWith("$argon2")) {
    check.equal(argon2id.needsRehash(phc), true, "needsRehash");
  } else {
    check.throws(() => argon2id.needsRehash(phc), expected, "needsRehash");
  }
}

/** `["a", { repeat: "b", times: 3 }]` stands for "abbb". */
const expand = (parts) =>
  parts.map((part) => (typeof part === "string" ? part : part.repeat.repeat(part.times))).join("");
