// hashRaw returns the tag alone, for callers that store salt and costs themselves.

import { fromHex, utf8 } from "../../kit/bytes.js";
import * as check from "../../kit/check.js";

export const name = "hashRaw";

const TINY = { memorySize: 8, iterations: 1, parallelism: 1 };

export function define(test, { api, data }) {
  const { hashRaw } = api;
  const salt = utf8("somesalt");

  test("the defaults are argon2id, version 19, m=19456, t=2, p=1, 32 bytes", async () => {
    check.bytes(await hashRaw("password", { salt }), data.defaults.tag_hex, "defaults");
    const written = { algorithm: "argon2id", version: 19, memorySize: 19456, iterations: 2 };
    const spelled = { ...written, parallelism: 1, tagLength: 32, salt };
    check.bytes(await hashRaw("password", spelled), data.defaults.tag_hex, "the same, spelled out");
  });

  test("algorithm, version, salt, secret and associated data each change the tag", async () => {
    const tags = new Set();
    const changes = [
      {},
      { algorithm: "argon2i" },
      { algorithm: "argon2d" },
      { version: 16 },
      { salt: utf8("somesalu") },
      { secret: "secret" },
      { associatedData: utf8("secret") },
      { iterations: 2 },
      { memorySize: 9 },
      { memorySize: 16, parallelism: 2 },
      { tagLength: 33 },
    ];
    for (const change of changes) {
      const tag = await hashRaw("password", { ...TINY, salt, ...change });
      tags.add(Array.from(tag.subarray(0, 16)).join());
    }
    check.equal(tags.size, changes.length, "different tags");
  });

  test("tags of 4 to 1025 bytes have the length asked for", async () => {
    for (const tagLength of [4, 5, 31, 32, 33, 63, 64, 65, 96, 97, 127, 128, 129, 1024, 1025]) {
      const tag = await hashRaw("password", { ...TINY, salt, tagLength });
      check.ok(tag instanceof Uint8Array, "a Uint8Array");
      check.equal(tag.length, tagLength, "length");
      check.equal(tag.byteLength, tag.buffer.byteLength, "the tag's buffer holds nothing else");
    }
  });

  test("salts count from their offset to their length", async () => {
    const whole = fromHex("ffff736f6d6573616c74ff");
    const view = await hashRaw("password", { ...TINY, salt: whole.subarray(2, 10) });
    check.equal(String(view), String(await hashRaw("password", { ...TINY, salt })));
  });

  for (const [what, options, expected] of [
    ["no options", undefined, { type: TypeError }],
    ["no salt", {}, { type: TypeError, mentions: ["salt", "Uint8Array"] }],
    ["a salt that is text", { salt: "somesalt" }, { type: TypeError, mentions: ["salt"] }],
    [
      "a salt of 7 bytes",
      { salt: new Uint8Array(7) },
      { type: RangeError, mentions: ["salt", "7", "8"] },
    ],
    [
      "an empty salt",
      { salt: new Uint8Array() },
      { type: RangeError, mentions: ["salt", "0", "8"] },
    ],
    [
      "version 18",
      { salt, version: 18 },
      { type: TypeError, mentions: ["version", "18", "16", "19"] },
    ],
    ["version as text", { salt, version: "19" }, { type: TypeError, mentions: ["version"] }],
    [
      "associated data that are text",
      { salt, associatedData: "x" },
      { type: TypeError, mentions: ["associatedData"] },
    ],
    [
      "associated data that are null",
      { salt, associatedData: null },
      { type: TypeError, mentions: ["associatedData", "null"] },
    ],
    [
      "an unknown algorithm",
      { salt, algorithm: "argon2x" },
      { type: TypeError, mentions: ["algorithm", "argon2id"] },
    ],
    [
      "an algorithm in upper case",
      { salt, algorithm: "Argon2id" },
      { type: TypeError, mentions: ["algorithm"] },
    ],
    [
      "an algorithm by number",
      { salt, algorithm: 2 },
      { type: TypeError, mentions: ["algorithm"] },
    ],
  ]) {
    test(`${what}: refused`, () => check.rejects(() => hashRaw("password", options), expected));
  }
}
