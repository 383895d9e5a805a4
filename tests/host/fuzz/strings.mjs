// Passes mutated PHC strings to the published .wasm. Each is refused with a code or has a canonical
// form that means the same. No string causes a trap or grows memory.

import { deepStrictEqual } from "node:assert";
import { byteString, generator, integer, pick } from "../../kit/random.js";
import { countdown, engine, importPackage, task } from "./input.mjs";
import { mutate } from "./mutations.mjs";

const REFUSALS = ["INVALID_HASH", "UNSUPPORTED_HASH"];
const PASSWORD = "correct horse";
const SEEDS = 60;
/** Limits in KiB, and in KiB × passes, of what a mutation may make a string cost. */
const LIMITS = { memorySize: 8, iterations: 1, maxMemorySize: 64, maxWork: 128 };

const given = await task();
const random = generator(given.seed);
const { Argon2id, hashRaw, parse } = await importPackage(given);
const argon2id = new Argon2id(LIMITS);

const base64 = (bytes) => Buffer.from(bytes).toString("base64").replaceAll("=", "");

/** The canonical form of what `parse` returns. */
function encode({ algorithm, version, salt, tag, keyId, associatedData, ...costs }) {
  const { memorySize, iterations, parallelism } = costs;
  const key = keyId ? `,keyid=${base64(keyId)}` : "";
  const data = associatedData ? `,data=${base64(associatedData)}` : "";
  const parameters = `m=${memorySize},t=${iterations},p=${parallelism}${key}${data}`;
  return ["", algorithm, `v=${version}`, parameters, base64(salt), base64(tag)].join("$");
}

const ORDER = ["m", "t", "p", "keyid", "data"];
const rank = (parameter) => ORDER.indexOf(parameter.split("=")[0]);

/** Makes the only changes that a canonical form may make: adds the version, sorts parameters. */
function arranged(text) {
  const [start, algorithm, ...fields] = text.split("$");
  if (!fields[0].startsWith("v=")) fields.unshift("v=16");
  const [version, parameters, ...rest] = fields;
  const inOrder = parameters.split(",").sort((one, other) => rank(one) - rank(other));
  return [start, algorithm, version, inOrder.join(","), ...rest].join("$");
}

async function seedString() {
  const parallelism = integer(random, 1, 2);
  const parts = {
    algorithm: pick(random, ["argon2id", "argon2i", "argon2d"]),
    version: pick(random, [16, 19]),
    memorySize: integer(random, 8 * parallelism, 24),
    iterations: integer(random, 1, 2),
    parallelism,
    tagLength: integer(random, 4, 40),
    salt: byteString(random, integer(random, 8, 24)),
  };
  const associatedData = random() < 0.3 ? byteString(random, integer(random, 1, 8)) : undefined;
  const tag = await hashRaw(PASSWORD, { ...parts, associatedData });
  return encode({ ...parts, associatedData, tag });
}

/** What a call returns, or the code of its error. */
function outcome(call) {
  try {
    return call();
  } catch (error) {
    return error.code ?? `${error}`;
  }
}

const verified = (text) => String(outcome(() => argon2id.verifySync(text, PASSWORD)));

/** The outcome for a string. Throws if `parse`, `verify` and the canonical form disagree. */
function judge(text) {
  const parts = outcome(() => parse(text));
  const answer = verified(text);
  if (typeof parts === "string") {
    if (!REFUSALS.includes(parts)) throw new Error(`parse says ${parts}`);
    if (answer !== parts) throw new Error(`parse says ${parts}, and verify ${answer}`);
    return answer;
  }
  const canonical = encode(parts);
  if (canonical !== arranged(text)) throw new Error("it is accepted, though another hash");
  deepStrictEqual(parse(canonical), parts, "the canonical form is parsed as another hash");
  const same = verified(canonical);
  if (same !== answer) throw new Error(`verify says ${answer}, and ${same} of the canonical form`);
  if (!["true", "false", "COST_LIMIT"].includes(answer)) throw new Error(`verify says ${answer}`);
  return answer;
}

const seeds = [];
while (seeds.length < SEEDS) seeds.push(await seedString());
for (const seed of seeds) judge(seed);
// This grows memory to the most that any string may need.
await hashRaw(PASSWORD, {
  ...LIMITS,
  memorySize: LIMITS.maxMemorySize,
  salt: byteString(random, 64),
});
const before = engine();

const report = { cases: 0, outcomes: {}, findings: [] };
for (const _ of countdown(given)) {
  const text = mutate(random, pick(random, seeds));
  report.cases += 1;
  try {
    const answer = judge(text);
    report.outcomes[answer] = (report.outcomes[answer] ?? 0) + 1;
  } catch (error) {
    report.findings.push(`${JSON.stringify(text)}: ${error.message}`);
    if (report.findings.length > 9) break;
  }
}
const after = engine();
for (const what of Object.keys(before)) {
  if (before[what] !== after[what])
    report.findings.push(`${what}: ${before[what]}, then ${after[what]}`);
}
console.log(JSON.stringify(report));
