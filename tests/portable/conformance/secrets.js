// The secret (pepper). Every accepted type gives the same bytes, and no output shows them.

import { fromHex, utf8 } from "../../kit/bytes.js";
import * as check from "../../kit/check.js";

export const name = "secrets";

const TEXT = "pfeffern-\u00fc-\u{1f336}"; // its UTF-8 has 16 bytes
const TINY = { memorySize: 8, iterations: 1 };

const KINDS = {
  string: () => TEXT,
  Uint8Array: () => utf8(TEXT),
  "Uint8Array at an offset": () => framed(utf8(TEXT)).subarray(3, 19),
  ArrayBuffer: () => utf8(TEXT).slice().buffer,
  DataView: () => new DataView(utf8(TEXT).slice().buffer),
  "DataView at an offset": () => new DataView(framed(utf8(TEXT)).buffer, 3, 16),
  // These are converted element by element, as oslo does.
  Uint16Array: () => Uint16Array.from(utf8(TEXT)),
  "Uint16Array, modulo 256": () => Uint16Array.from(utf8(TEXT), (byte) => byte + 0x4200),
  Float64Array: () => Float64Array.from(utf8(TEXT)),
  Uint8ClampedArray: () => new Uint8ClampedArray(utf8(TEXT)),
};

/** The bytes with three bytes before and three after them. */
function framed(bytes) {
  const frame = new Uint8Array(bytes.length + 6).fill(0xee);
  frame.set(bytes, 3);
  return frame;
}

export function define(test, { api, data }) {
  const { Argon2id, hashRaw } = api;
  const salt = utf8("somesalt");

  for (const [kind, make] of Object.entries(KINDS)) {
    test(`${kind} gives OpenSSL's tag`, async () => {
      const tag = await hashRaw("password", { ...TINY, salt, secret: make() });
      check.bytes(tag, data.secret.tag_hex, "hashRaw");
      const hash = await new Argon2id({ ...TINY, secret: make() }).hash("password");
      const plain = new Argon2id({ ...TINY, secret: TEXT });
      check.equal(await plain.verify(hash, "password"), true, "verify with the string");
    });
  }

  test("a hash verifies with its own secret only", async () => {
    const instances = [undefined, "pepper", "peppe", "pepper\0", "Pepper", "\u0440epper"].map(
      (secret) => new Argon2id({ ...TINY, secret }),
    );
    for (const writer of instances) {
      const hash = await writer.hash("password");
      for (const reader of instances) {
        check.equal(await reader.verify(hash, "password"), reader === writer);
      }
    }
  });

  test("an empty secret is no secret", async () => {
    const hash = await new Argon2id(TINY).hash("password");
    for (const secret of ["", new Uint8Array(), new ArrayBuffer(0)]) {
      const empty = new Argon2id({ ...TINY, secret });
      check.equal(await empty.verify(hash, "password"), true);
    }
  });

  test("the secret's text is not normalized", async () => {
    const composed = new Argon2id({ ...TINY, secret: "\u00e9" });
    const decomposed = new Argon2id({ ...TINY, secret: "e\u0301" });
    check.equal(await decomposed.verify(await composed.hash("password"), "password"), false);
  });

  for (const kind of ["Uint8Array", "ArrayBuffer", "DataView", "Uint16Array"]) {
    test(`the secret is copied at construction, ${kind}`, async () => {
      const secret = KINDS[kind]();
      const argon2id = new Argon2id({ ...TINY, secret });
      const hash = await argon2id.hash("password");
      new Uint8Array(secret.buffer ?? secret).fill(0);
      check.equal(await argon2id.verify(hash, "password"), true, "after the caller's wipe");
      const kept = new Argon2id({ ...TINY, secret: TEXT });
      check.equal(
        await kept.verify(await argon2id.hash("password"), "password"),
        true,
        "its bytes",
      );
    });
  }

  test("the caller's secret is left as it was", async () => {
    const secret = fromHex("0102030405060708");
    await new Argon2id({ ...TINY, secret }).hash("password");
    await hashRaw("password", { ...TINY, salt, secret });
    check.bytes(secret, "0102030405060708");
  });

  test("secrets longer than a BLAKE2b block count in full", async () => {
    const secret = new Uint8Array(1000).fill(7);
    const argon2id = new Argon2id({ ...TINY, secret });
    const hash = await argon2id.hash("password");
    secret[999] = 8;
    const other = new Argon2id({ ...TINY, secret });
    check.equal(await argon2id.verify(hash, "password"), true, "the same");
    check.equal(await other.verify(hash, "password"), false, "its last byte changed");
  });
}
