// Options: ranges, types, messages. No value is coerced, and no check waits for the first hash.

import { utf8 } from "../../kit/bytes.js";
import * as check from "../../kit/check.js";

export const name = "options";

const U32 = 2 ** 32 - 1;
const MAX_MEMORY = 2 ** 21 - 1; // KiB: the engine addresses 31 bits
const MAX_LANES = 2 ** 18 - 1;
const MAX_TAG = 2 ** 20;
// A limit may be written as digits, with separators, or as a power of two.
const U32_TEXT = /4294967295|4,294,967,295|4_294_967_295|2\^32\s*[-−]\s*1|2³²\s*[-−]\s*1/;

const COSTS = [
  { option: "memorySize", low: 8, range: ["8", String(MAX_MEMORY)], high: MAX_MEMORY },
  { option: "iterations", low: 1, range: ["1", U32_TEXT], high: U32 },
  { option: "parallelism", low: 1, range: ["1", String(MAX_LANES)], high: MAX_LANES },
  { option: "tagLength", low: 4, range: ["4", String(MAX_TAG)], high: MAX_TAG },
];
const LIMITS = ["maxPasswordLength", "maxMemorySize", "maxWork"];

const NEVER_INTEGERS = [-1, 1.5, 19456.5, Number.NaN, Infinity, -Infinity, 2 ** 53, -(2 ** 31)];
const NO_NUMBERS = ["64", "", true, 64n, {}, [64], () => 64, Symbol("64"), new Date(0), null];

export function define(test, { api }) {
  const { Argon2id, hashRaw } = api;
  const salt = utf8("somesalt");

  /** The constructor and `hashRaw` both refuse these options. */
  const refused = async (options, expected, what) => {
    check.throws(() => new Argon2id(options), expected, `constructor, ${what}`);
    await check.rejects(
      () => hashRaw("password", { salt, ...options }),
      expected,
      `hashRaw, ${what}`,
    );
  };

  for (const { option, low, high, range } of COSTS) {
    for (const value of [low - 1, 0, high + 1, ...NEVER_INTEGERS]) {
      test(`${option}: ${value} is out of range`, () => {
        const mentions = [option, String(value), ...range];
        return refused({ [option]: value }, { type: RangeError, mentions }, String(value));
      });
    }
    for (const value of NO_NUMBERS) {
      const what = value === "" ? "an empty string" : `${typeof value} ${printable(value)}`;
      test(`${option}: ${what} is no number`, () =>
        refused({ [option]: value }, { type: RangeError, mentions: [option, ...range] }, what));
    }
    test(`${option}: the ends of the range are accepted`, () => {
      const memorySize = option === "parallelism" ? 8 * high : undefined;
      for (const value of [low, high]) {
        check.ok(new Argon2id({ memorySize, [option]: value }), `${option}: ${value}`);
      }
    });
  }

  for (const option of LIMITS) {
    for (const value of [...NEVER_INTEGERS, ...NO_NUMBERS]) {
      const what = value === "" ? "an empty string" : `${typeof value} ${printable(value)}`;
      // 2^53 may be a legal limit, though a useless one.
      if (value === 2 ** 53) continue;
      test(`${option}: ${what} is refused`, () =>
        refused({ [option]: value }, { type: RangeError, mentions: [option] }, what));
    }
  }

  test("memorySize below 8 × parallelism names the true minimum", async () => {
    const few = { type: RangeError, mentions: ["memorySize", "31", "32"] };
    await refused({ memorySize: 31, parallelism: 4 }, few, "31 KiB for 4 lanes");
    const defaults = { type: RangeError, mentions: ["memorySize", "19456", "24000"] };
    await refused({ parallelism: 3000 }, defaults, "the default for 3,000 lanes");
    check.ok(new Argon2id({ memorySize: 32, parallelism: 4 }), "32 KiB for 4 lanes");
  });

  test("an option of another library is refused by its name", () =>
    refused(
      { memoryCost: 64 },
      { type: TypeError, mentions: ["memoryCost", "memorySize"] },
      "typo",
    ));

  for (const [name, meant] of [
    ["memoryCost", "memorySize"],
    ["timeCost", "iterations"],
    ["hashLength", "tagLength"],
    ["outputLen", "tagLength"],
    ["type", "hashRaw"],
    ["salt", "hashRaw"],
  ]) {
    test(`the error for ${name} names ${meant}`, () => {
      check.throws(() => new Argon2id({ [name]: 1 }), { type: TypeError, mentions: [name, meant] });
    });
  }

  test("options given to hash or verify are refused, an array's index is not", async () => {
    const tiny = new Argon2id({ memorySize: 8, iterations: 1 });
    const expected = { type: TypeError, mentions: ["constructor"] };
    const hash = await tiny.hash("password");
    await check.rejects(() => tiny.hash("password", { memoryCost: 8 }), expected, "hash");
    check.throws(() => tiny.hashSync("password", {}), expected, "hashSync");
    await check.rejects(() => tiny.verify(hash, "password", { secret: "x" }), expected, "verify");
    check.throws(() => tiny.verifySync(hash, "password", {}), expected, "verifySync");
    const hashes = await Promise.all(["a", "b"].map(tiny.hash));
    check.equal(await tiny.verify(hashes[1], "b"), true, "map");
  });

  test("a polluted Object.prototype sets no option", async () => {
    const polluted = { memorySize: 8, iterations: 1, secret: "evil", normalization: "none" };
    Object.assign(Object.prototype, polluted);
    try {
      const hash = await new Argon2id({}).hash("A\u030a");
      check.ok(hash.startsWith("$argon2id$v=19$m=19456,t=2,p=1$"), "the costs");
      for (const name of Object.keys(polluted)) delete Object.prototype[name];
      check.equal(await new Argon2id().verify(hash, "\u00c5"), true, "secret and normalization");
    } finally {
      for (const name of Object.keys(polluted)) delete Object.prototype[name];
    }
  });

  test("undefined means the default", async () => {
    const options = {};
    for (const { option } of COSTS) options[option] = undefined;
    for (const option of [...LIMITS, "secret", "normalization", "passwordCharacters"])
      options[option] = undefined;
    const hash = await new Argon2id(options).hash("password");
    check.ok(hash.startsWith("$argon2id$v=19$m=19456,t=2,p=1$"), hash.slice(0, 31));
  });

  for (const value of [42, "pepper-pepper", true, Symbol("options"), 7n]) {
    test(`options of type ${typeof value}`, () => {
      const expected = { type: TypeError, mentions: ["options"], never: ["pepper-pepper"] };
      check.throws(() => new Argon2id(value), expected);
    });
  }

  for (const value of ["NFC", "nfkc", "", true, 1, null, {}]) {
    const what = `normalization: ${typeof value} ${JSON.stringify(value)}`;
    test(`${what} is refused`, () =>
      refused(
        { normalization: value },
        { type: TypeError, mentions: ["normalization", "NFKC", "none"] },
        what,
      ));
  }

  for (const value of [31337, true, {}, ["pepper-pepper"], () => 1, Symbol("secret"), 31337n]) {
    test(`secret of type ${typeof value} is refused and not shown`, () =>
      refused(
        { secret: value },
        { type: TypeError, mentions: ["secret"], never: ["pepper-pepper", "31337"] },
        typeof value,
      ));
  }
}

function printable(value) {
  if (typeof value === "object") return value instanceof Date ? "Date" : JSON.stringify(value);
  return String(value);
}
