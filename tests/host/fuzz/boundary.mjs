// Passes anything at all to the package's functions. Each call gives a result or a documented
// error, memory stays within what the costs need, and the next call is right.

import fc from "fast-check";
import { generator } from "../../kit/random.js";
import { hash, options, password, rawOptions, Thrown } from "./arbitraries.mjs";
import { countdown, engine, importPackage, task } from "./input.mjs";
import { isRight } from "./recompute.mjs";

/** `ENGINE` is documented too, but would mean a trap. `NO_RANDOM` can't happen in Node. */
const CODES = [
  "INVALID_HASH",
  "UNSUPPORTED_HASH",
  "UNKNOWN_KEY",
  "COST_LIMIT",
  "OUT_OF_MEMORY",
  "PASSWORD_TOO_LONG",
  "UNASSIGNED_CHARACTER",
];
const HASH = /^\$argon2id\$v=19\$m=\d+,t=\d+,p=\d+\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{6,}$/;
/** In bytes: room for 64 KiB of blocks and for copies of arguments and results. */
const MOST_GROWTH = 4 * 1024 * 1024;
const RUNS_AT_ONCE = 2_000;

const given = await task();
const random = generator(given.seed);
const { Argon2Error, Argon2id, hashRaw, parse } = await importPackage(given);

const known = new Argon2id({ memorySize: 8, iterations: 1 });
const knownHash = known.hashSync("password");
const atFirst = engine();

const report = { cases: 0, outcomes: {}, findings: [] };

const check = (condition, message) => {
  if (!condition) throw new Error(message);
};

const isBoolean = (result) => typeof result === "boolean";

/** Whether a new hash is well-formed and has the tag that OpenSSL computes for its salt. */
function isHash(text, { options, word }) {
  if (!HASH.test(text)) return false;
  const [salt, tag] = text.split("$").slice(4);
  return isRight(
    Buffer.from(tag, "base64"),
    cloned(options, { salt: Buffer.from(salt, "base64") }),
    word,
  );
}

const isTag = (tag, { options, word }) =>
  tag instanceof Uint8Array && isRight(tag, cloned(options), word);

/** Copies own and inherited options, which reads each of them once more. */
function cloned(options, more) {
  const own = {};
  for (const name in options) own[name] = options[name];
  return { ...own, ...more };
}

/** Each function, and a check of what it returns. */
const CALLS = {
  hash: [(made, { word }) => made.hash(word), isHash],
  hashSync: [(made, { word }) => made.hashSync(word), isHash],
  verify: [(made, { stored, word }) => made.verify(stored, word), isBoolean],
  verifySync: [(made, { stored, word }) => made.verifySync(stored, word), isBoolean],
  needsRehash: [(made, { stored }) => made.needsRehash(stored), isBoolean],
  parse: [(_made, { stored }) => parse(stored), (parts) => parts.tag instanceof Uint8Array],
  hashRaw: [(_made, { options, word }) => hashRaw(word, options), isTag],
};
const ASYNC = ["hash", "verify", "hashRaw"];

const instanceProperty = fc.asyncProperty(
  fc.constantFrom("hash", "hashSync", "verify", "verifySync", "needsRehash", "parse"),
  fc.record({ options, stored: hash, word: password }),
  (name, given) => tried(name, given, () => new Argon2id(given.options)),
);
const rawProperty = fc.asyncProperty(fc.record({ options: rawOptions, word: password }), (given) =>
  tried("hashRaw", given, () => undefined),
);

async function tried(name, given, make) {
  let outcome = "result";
  try {
    const result = await called(name, given, make());
    check(CALLS[name][1](result, given), `${name} returned ${String(result)}`);
  } catch (error) {
    outcome = documented(error);
    check(outcome, `${name} failed with ${error?.stack ?? String(error)}`);
  }
  const key = `${name}: ${outcome}`;
  report.outcomes[key] = (report.outcomes[key] ?? 0) + 1;
  report.cases += 1;
  check(known.verifySync(knownHash, "password") === true, "the next call does not verify");
  check(known.verifySync(knownHash, "Password") === false, "the next call verifies anything");
  const { instances, bytes } = engine();
  check(instances === atFirst.instances, "the instance was given up");
  check(bytes <= atFirst.bytes + MOST_GROWTH, `the memory has ${bytes} bytes`);
}

/** Calls a function. Asynchronous ones must reject instead of throwing. */
function called(name, given, made) {
  try {
    return CALLS[name][0](made, given);
  } catch (error) {
    check(!ASYNC.includes(name), `${name} threw ${String(error)}`);
    throw error;
  }
}

/** The name of an error if it is documented. */
function documented(error) {
  if (error instanceof Thrown) return "the caller's own";
  if (error instanceof Argon2Error) return CODES.find((code) => code === error.code);
  const kinds = [TypeError, RangeError];
  return kinds.find((kind) => error?.constructor === kind)?.name;
}

for (const _ of rounds()) {
  const seed = Math.floor(random() * 2 ** 31);
  for (const property of [instanceProperty, rawProperty]) {
    const { failed, counterexample, error, errorInstance } = await fc.check(property, {
      seed,
      numRuns: RUNS_AT_ONCE / 2,
    });
    if (!failed) continue;
    const reason = errorInstance?.message ?? error;
    report.findings.push(`${reason}\nof ${fc.stringify(counterexample)} (seed ${seed})`);
  }
  if (report.findings.length > 0) break;
}
console.log(JSON.stringify(report));

/** Enough rounds for the number of cases, or for the time. */
function rounds() {
  return countdown({
    cases: given.cases && Math.ceil(given.cases / RUNS_AT_ONCE),
    minutes: given.minutes,
  });
}
