// The steps of the load suite, which run in any runtime.

import { fromHex, phcString, toHex } from "../../kit/bytes.js";
import * as check from "../../kit/check.js";
import { generator, integer, pick } from "../../kit/random.js";

const MiB = 1024; // in KiB
/** Costs of the largest of the mixed calls, and of a call after which the instance is dropped. */
const LARGEST = { memorySize: 16 * MiB, iterations: 1 };
const BIG = { memorySize: 96 * MiB, iterations: 1 };
const LARGEST_EVERY = 200;

/** Steps by name. Each takes the package as `api`, and the step's own data. */
export const steps = { overlapping, largest, ascending, mixed, big, release };

/** All calls start before the first one is awaited. Each must give the same result as OpenSSL. */
async function overlapping({ api }, { sets }) {
  const wrong = [];
  const job = async (set, index) => {
    const salt = fromHex(set.salt_hex);
    const secret = fromHex(set.secret_hex);
    const associatedData = fromHex(set.ad_hex);
    const password = set.password ?? fromHex(set.password_hex);
    const costs = { memorySize: set.m, iterations: set.t, parallelism: set.p };
    const tagLength = set.tag_hex.length / 2;
    const options = { ...costs, tagLength, secret };
    const argon2id = new api.Argon2id(options);
    const tag = fromHex(set.tag_hex);
    const hash = phcString({
      algorithm: set.type,
      version: 19,
      ...costs,
      salt,
      tag,
      associatedData,
    });
    const outcomes = await Promise.all([
      api.hashRaw(password, { ...options, salt, associatedData, algorithm: set.type }).then(toHex),
      argon2id.verify(hash, password),
      argon2id.verify(hash, `password ${index}`),
      argon2id.verify(`${hash}=`, password).catch((error) => error.code),
      argon2id.hash(password).then((own) => argon2id.verify(own, password)),
    ]);
    const expected = [set.tag_hex, true, false, "INVALID_HASH", true];
    if (String(outcomes) !== String(expected)) wrong.push(`job ${index}: ${outcomes}`);
  };
  await Promise.all(sets.map(job));
  check.equal(wrong.join("; "), "", `of ${sets.length} overlapping jobs, wrong ones`);
}

/** Makes only the largest call, to see how much memory it needs. */
async function largest({ api }) {
  const argon2id = new api.Argon2id(LARGEST);
  check.equal(await argon2id.verify(await argon2id.hash("password"), "password"), true, "verify");
}

/** Hashes from small to large. Growing step by step needs no more than the last step alone. */
async function ascending({ api }) {
  for (let memorySize = 8; memorySize <= LARGEST.memorySize; memorySize *= 2) {
    check.ok(await new api.Argon2id({ ...LARGEST, memorySize }).hash("password"), "a hash");
  }
}

/** Makes calls of all kinds, most of them small and a few large. */
async function mixed({ api }, { seed, count }) {
  const random = generator(seed);
  const largest = new api.Argon2id(LARGEST);
  for (let index = 0; index < count; index++) {
    if (index % LARGEST_EVERY === 0) await largest.hash("password");
    await pick(random, CALLS)(api, random, `password ${index}`);
  }
}

const small = (random) => ({
  memorySize: integer(random, 32, 128),
  iterations: integer(random, 1, 2),
  parallelism: integer(random, 1, 4),
  secret: pick(random, ["", "pepper"]),
});

const refusal = async (api, call) => {
  const error = await call().catch((thrown) => thrown);
  check.ok(error instanceof api.Argon2Error || error instanceof TypeError, `refused: ${error}`);
};

const CALLS = [
  async ({ Argon2id }, random, password) => {
    const argon2id = new Argon2id(small(random));
    const hash = await argon2id.hash(password);
    check.equal(await argon2id.verify(hash, password), true, "the password");
  },
  async ({ Argon2id }, random, password) => {
    const argon2id = new Argon2id(small(random));
    check.equal(argon2id.verifySync(argon2id.hashSync(password), "other"), false, "another");
  },
  async ({ hashRaw }, random, password) => {
    const salt = new Uint8Array(integer(random, 8, 40));
    const tagLength = integer(random, 4, 300);
    const tag = await hashRaw(password, { ...small(random), salt, tagLength });
    check.equal(tag.length, tagLength, "the tag's length");
  },
  async ({ Argon2id, parse }, random, password) => {
    const argon2id = new Argon2id(small(random));
    const hash = argon2id.hashSync(password);
    check.equal(argon2id.needsRehash(hash), false, "needsRehash");
    check.equal(parse(hash).tag.length, 32, "parse");
  },
  (api, random) => refusal(api, () => new api.Argon2id(small(random)).verify("broken", "x")),
  (api, random) => refusal(api, () => new api.Argon2id(small(random)).hash("x".repeat(5000))),
  (api, random) => refusal(api, () => new api.Argon2id(small(random)).hash(undefined)),
];

/** Makes the next call start a new instance. */
async function release({ api }) {
  api.release();
  check.ok(true, "given up");
}

/** Makes a hash that needs so much memory that its instance is dropped afterwards. */
async function big({ api }) {
  check.ok(await new api.Argon2id(BIG).hash("password"), "a hash");
}
