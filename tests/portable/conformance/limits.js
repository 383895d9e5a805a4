// Stored hashes may be hostile, so costs above the limits are refused before any memory is touched.

import { fromHex, toBase64, utf8 } from "../../kit/bytes.js";
import * as check from "../../kit/check.js";
import { now } from "../../kit/collect.js";

export const name = "limits";

const REST = "c29tZXNhbHQ$FqGkmHNGCd0BRW2kBt6fPZ2pPmyGwwChL8FGUhTOSSI";
const bomb = (m, t, p) => `$argon2id$v=19$m=${m},t=${t},p=${p}$${REST}`;

// Computing any of these takes seconds to years. Half a second is enough to tell a refusal from a
// computation, even on a busy machine.
const PROMPT_MS = 500;
const MiB = 2 ** 20;

const BOMBS = [
  ["1 GiB and 1 KiB", bomb(1_048_577, 1, 1)],
  ["2 GiB", bomb(2_097_152, 1, 1)],
  ["4 GiB", bomb(4_194_304, 1, 1)],
  ["4 GiB and 64 KiB, which wrap around 32 bits", bomb(4_194_368, 1, 1)],
  ["4 TiB", bomb(2 ** 32 - 1, 1, 1)],
  ["2^32 - 1 passes", bomb(64, 2 ** 32 - 1, 1)],
  ["64 KiB × 131,073 passes", bomb(64, 131_073, 1)],
  ["1 GiB × 9 passes", bomb(1_048_576, 9, 1)],
  ["both at their ends", bomb(2 ** 32 - 1, 2 ** 32 - 1, 1)],
  ["2^24 - 1 lanes", bomb(134_217_720, 1, 2 ** 24 - 1)],
  ["1 GiB × 2 passes with 2^17 lanes", bomb(1_048_576, 3, 131_072)],
];

export function define(test, { api, host }) {
  const { Argon2Error, Argon2id, hashRaw } = api;
  const costLimit = { type: Argon2Error, code: "COST_LIMIT", never: [REST, "c29tZXNh"] };

  for (const [what, hash] of BOMBS) {
    test(`refused at once: ${what}`, async () => {
      const argon2id = new Argon2id();
      const start = await now();
      await check.rejects(() => argon2id.verify(hash, "password"), costLimit, "verify");
      check.throws(() => argon2id.verifySync(hash, "password"), costLimit, "verifySync");
      const elapsed = (await now()) - start;
      check.ok(elapsed < PROMPT_MS, `refused after ${elapsed} ms, wanted under ${PROMPT_MS}`);
    });
  }

  if (host.memory) {
    test("refusing a thousand bombs takes no memory", async () => {
      const argon2id = new Argon2id({ memorySize: 8, iterations: 1 });
      await argon2id.verify(await argon2id.hash("warm"), "warm");
      const before = host.memory();
      for (let i = 0; i < 1000; i++) {
        check.throws(() => argon2id.verifySync(BOMBS[i % BOMBS.length][1], "x"), costLimit);
      }
      const grown = (host.memory() - before) / MiB;
      check.ok(grown < 64, `the process grew by ${grown.toFixed(1)} MiB`);
    });
  }

  test("COST_LIMIT says which option raises the limit", async () => {
    const argon2id = new Argon2id();
    const memory = { ...costLimit, mentions: ["maxMemorySize"] };
    await check.rejects(() => argon2id.verify(bomb(1_048_577, 1, 1), "password"), memory);
    const work = { ...costLimit, mentions: ["maxWork"] };
    await check.rejects(() => argon2id.verify(bomb(64, 131_073, 1), "password"), work);
  });

  const isIsolate = globalThis.navigator?.userAgent === "Cloudflare-Workers";
  test("maxMemorySize is 1 GiB by default, and 64 MiB in an isolate of 128 MB", async () => {
    const most = isIsolate ? 65_536 : 1_048_576;
    const beyond = bomb(most + 1, 1, 1);
    await check.rejects(() => new Argon2id().verify(beyond, "password"), costLimit, "beyond");
    const within = bomb(65_536, 1, 1);
    check.equal(await new Argon2id().verify(within, "password"), false, "64 MiB");
  });

  /** A valid hash of "password" at these costs. */
  const made = async (memorySize, iterations) => {
    const salt = utf8("somesalt");
    const tag = await hashRaw("password", { memorySize, iterations, salt });
    return `$argon2id$v=19$m=${memorySize},t=${iterations},p=1$c29tZXNhbHQ$${toBase64(tag)}`;
  };

  test("maxMemorySize counts KiB and includes its end", async () => {
    const hash = await made(512, 1);
    const options = { memorySize: 64, iterations: 1 };
    const at = new Argon2id({ ...options, maxMemorySize: 512 });
    const below = new Argon2id({ ...options, maxMemorySize: 511 });
    check.equal(await at.verify(hash, "password"), true, "at the limit");
    await check.rejects(() => below.verify(hash, "password"), costLimit, "1 KiB over the limit");
  });

  test("maxWork counts KiB × passes and includes its end", async () => {
    const hash = await made(64, 8);
    const options = { memorySize: 64, iterations: 1 };
    const at = new Argon2id({ ...options, maxWork: 512 });
    const below = new Argon2id({ ...options, maxWork: 511 });
    check.equal(await at.verify(hash, "password"), true, "at the limit");
    await check.rejects(() => below.verify(hash, "password"), costLimit, "over the limit");
  });

  test("limits below an instance's own costs do not refuse its own hashes", async () => {
    const low = { maxMemorySize: 8, maxWork: 8 };
    const argon2id = new Argon2id({ memorySize: 128, iterations: 3, ...low });
    check.equal(await argon2id.verify(await argon2id.hash("password"), "password"), true, "own");
    await check.rejects(async () => argon2id.verify(await made(129, 1), "password"), costLimit);
    await check.rejects(async () => argon2id.verify(await made(128, 4), "password"), costLimit);
  });

  test("an instance whose own costs exceed the default limits verifies such hashes", () => {
    // 64 KiB × 131,073 passes exceed 8 GiB, so computing a tag to compare with would take too long.
    // Instead, this checks that the limit moved: one more pass is refused at once.
    const argon2id = new Argon2id({ memorySize: 64, iterations: 131_073 });
    check.throws(() => argon2id.verifySync(bomb(64, 131_074, 1), "x"), costLimit, "one pass more");
  });

  test("maxWork counts the lanes after the first: 52 KiB each for Argon2id", async () => {
    const costs = { memorySize: 64, iterations: 2, parallelism: 4 };
    const hash = await new Argon2id(costs).hash("password");
    const options = { memorySize: 8, iterations: 1 };
    const work = 64 * 2 + 3 * 52;
    const at = new Argon2id({ ...options, maxWork: work });
    const below = new Argon2id({ ...options, maxWork: work - 1 });
    check.equal(await at.verify(hash, "password"), true, "at the limit");
    await check.rejects(() => below.verify(hash, "password"), costLimit, "over the limit");
  });

  const UNADDRESSABLE = [2_097_152, 4_194_304, 2 ** 32 - 1];

  test("more memory than the engine can address is a RangeError that names the maximum", async () => {
    const expected = { type: RangeError, mentions: ["memorySize", "2097151"] };
    for (const memorySize of UNADDRESSABLE) {
      check.throws(() => new Argon2id({ memorySize }), expected, `${memorySize} KiB`);
      const options = { memorySize, salt: fromHex("00".repeat(16)) };
      await check.rejects(() => hashRaw("password", options), expected, "hashRaw");
    }
    check.ok(new Argon2id({ memorySize: 2_097_151, maxMemorySize: 2_097_151 }), "the maximum");
  });

  test("verifying such a hash is COST_LIMIT, whatever the limit, and names the maximum", async () => {
    const argon2id = new Argon2id({ maxMemorySize: 2_097_151, maxWork: Number.MAX_SAFE_INTEGER });
    const expected = { ...costLimit, mentions: ["maxMemorySize", "2097151"] };
    for (const memorySize of UNADDRESSABLE) {
      await check.rejects(() => argon2id.verify(bomb(memorySize, 1, 1), "password"), expected);
    }
  });

  test("a tag of more than 1 MiB is a RangeError, and one of 1 MiB is computed", async () => {
    const tiny = { memorySize: 8, iterations: 1 };
    const expected = { type: RangeError, mentions: ["tagLength", "1048576"] };
    check.throws(() => new Argon2id({ ...tiny, tagLength: 1_048_577 }), expected);
    const longest = new Argon2id({ ...tiny, tagLength: 1_048_576 });
    check.equal(await longest.verify(await longest.hash("password"), "password"), true, "1 MiB");
  });
}
