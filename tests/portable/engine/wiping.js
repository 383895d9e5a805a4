// After a call, however it ends, WebAssembly's memory holds no part of its inputs.

import { fromHex, toBase64, utf8 } from "../../kit/bytes.js";
import * as check from "../../kit/check.js";
import { preHash } from "./pre-hash.js";
import { expectNothingOf, expectZeros } from "./residue.js";
import * as spies from "./spies.js";

export const name = "wiping";

// No piece of them occurs in the engine's own constants.
const PASSWORD = "qX7#vZ3!kJ9$wQ2%пароль@zH5^";
const SECRET = "Yf4&Gb8*Rn1(Vc6)Uj0_Mq3+Xd9=";
const COSTS = { memorySize: 1024, iterations: 2, parallelism: 2, tagLength: 40 };

export function define(test, { api }) {
  const { Argon2Error, Argon2id, hashRaw, parse } = api;
  const argon2id = new Argon2id({ ...COSTS, secret: SECRET });

  test("the search finds a torn copy, and a block that was not wiped", async () => {
    api.release(); // the tests look at the newest instance
    await argon2id.hash("x");
    const memory = spies.memories.at(-1);
    const end = new Uint8Array(memory.buffer, memory.buffer.byteLength - 2048);
    const search = () => nothingOf({ password: utf8(PASSWORD) });
    end.set(utf8(PASSWORD).subarray(3, 14), 101);
    check.throws(search, { type: Error, mentions: ["from 3 on"] }, "eleven bytes");
    end.fill(1, 0, 1024);
    check.throws(() => nothingOf({}), { type: Error, mentions: ["not zero"] }, "a block");
    end.fill(0);
    search();
  });

  test("the H0 searched for is RFC 9106's (section 5.3)", () => {
    const fill = (length, byte) => new Uint8Array(length).fill(byte);
    const fields = { password: fill(32, 1), salt: fill(16, 2), secret: fill(8, 3) };
    const costs = { memorySize: 32, iterations: 3, parallelism: 4, tagLength: 32 };
    const h0 = preHash({ ...costs, ...fields, associatedData: fill(12, 4) });
    check.bytes(
      h0,
      "2889de487eb42ae500c0007ed9252f1069eadec40d5765b485de6dc2437a67b8" +
        "546a2f0acc1a0882db8fcf74714b472e94df421a5da1112ffa11434370a1e997",
    );
  });

  test("after hash", async () => {
    const hash = await argon2id.hash(PASSWORD);
    nothingOf({ text: textOf(hash) });
    const { salt, tag } = parse(hash);
    nothingOf({ ...inputs(PASSWORD, salt), tag, text: textOf(hash) });
  });

  test("after parse and needsRehash, of hashes and of what is none", async () => {
    const hash = await argon2id.hash(PASSWORD);
    for (const text of [
      hash,
      hash.slice(0, -1),
      `${hash}=`,
      `${hash}\u{1f511}`,
      `\u{1f511}${hash}`,
    ]) {
      for (const method of [parse, argon2id.needsRehash]) {
        try {
          method(text);
        } catch (error) {
          check.ok(error instanceof Argon2Error, `${method.name}: ${error}`);
        }
        nothingOf({ text: textOf(hash) });
      }
    }
  });

  test("after verify, with the password and with another", async () => {
    const hash = await argon2id.hash(PASSWORD);
    const { salt } = parse(hash);
    const other = `${PASSWORD}!`;
    const otherTag = await hashRaw(other, { ...COSTS, salt, secret: SECRET });
    check.equal(await argon2id.verify(hash, PASSWORD), true, "verify");
    nothingOf({ ...inputs(PASSWORD, salt), tag: parse(hash).tag, text: textOf(hash) });
    check.equal(await argon2id.verify(hash, other), false, "verify, another password");
    nothingOf({ ...inputs(other, salt), "computed tag": otherTag });
  });

  test("after hashRaw, whose tag may be a key", async () => {
    const salt = fromHex("0102030405060708090a0b0c0d0e0f10");
    const options = { ...COSTS, salt, secret: SECRET };
    const tag = await hashRaw(PASSWORD, options);
    nothingOf({ ...inputs(PASSWORD, salt), tag });
  });

  test("after every refusal", async () => {
    const rest = `$c29tZXNhbHQ$${toBase64(new Uint8Array(32))}`;
    const refusals = {
      INVALID_HASH: () => argon2id.verify(`$argon2id$v=19$m=64,t=2,p=1${rest}=`, PASSWORD),
      UNSUPPORTED_HASH: () => argon2id.verify(`$argon2id$v=20$m=64,t=2,p=1${rest}`, PASSWORD),
      COST_LIMIT: () => argon2id.verify(`$argon2id$v=19$m=2097152,t=2,p=1${rest}`, PASSWORD),
      PASSWORD_TOO_LONG: () => argon2id.hash(PASSWORD.repeat(200)),
      NO_RANDOM: () => spies.withoutRandom(() => argon2id.hash(PASSWORD)),
    };
    for (const [code, call] of Object.entries(refusals)) {
      await check.rejects(() => call(), { type: Argon2Error, code }, code);
      nothingOf({ password: utf8(PASSWORD), secret: utf8(SECRET) });
    }
  });

  test("nothing secret is in memory while the salt is drawn", async () => {
    await argon2id.hash("x");
    let draws = 0;
    const real = crypto.getRandomValues.bind(crypto);
    const watching = (array) => {
      draws += 1;
      nothingOf({ password: utf8(PASSWORD), secret: utf8(SECRET) });
      return real(array);
    };
    await spies.withRandom(watching, () => argon2id.hash(PASSWORD));
    check.equal(draws, 1, "draws");
  });

  test("JavaScript's own copies are wiped: password, the hash in bytes, hashRaw's secret", async () => {
    const hash = await argon2id.hash(PASSWORD);
    const salt = new Uint8Array(16);
    const { encode } = TextEncoder.prototype;
    const copies = [];
    TextEncoder.prototype.encode = function (text) {
      const bytes = encode.call(this, text);
      copies.push(bytes);
      return bytes;
    };
    try {
      check.equal(argon2id.verifySync(hash, PASSWORD), true, "verify");
      check.equal(argon2id.needsRehash(hash), false, "needsRehash");
      parse(hash);
      check.throws(() => argon2id.verifySync(`${hash}=`, PASSWORD), { type: Argon2Error });
      check.throws(() => argon2id.hashSync("\u20ac".repeat(1400)), { type: Argon2Error });
      await hashRaw(PASSWORD, { ...COSTS, salt, secret: SECRET });
    } finally {
      TextEncoder.prototype.encode = encode;
    }
    check.ok(copies.length >= 9, `${copies.length} copies`);
    for (const [i, copy] of copies.entries()) {
      check.ok(
        copy.every((byte) => byte === 0),
        `copy ${i} of ${copies.length}`,
      );
    }
  });

  test("memory after a call does not depend on password, secret or tag", async () => {
    const salt = fromHex("0102030405060708090a0b0c0d0e0f10");
    const stored = await argon2id.hash("a third password, so that both of the others are wrong");
    const calls = {
      hash: (password, secret) => new Argon2id({ ...COSTS, secret }).hash(password),
      verify: (password, secret) => new Argon2id({ ...COSTS, secret }).verify(stored, password),
      hashRaw: (password, secret) => hashRaw(password, { ...COSTS, salt, secret }),
    };
    for (const [method, call] of Object.entries(calls)) {
      const memoryAfter = async (password, secret) => {
        await call(password, secret);
        return Uint8Array.from(new Uint8Array(spies.memories.at(-1).buffer));
      };
      // Handles differ from call to call even if all inputs are the same.
      const same = [];
      for (let i = 0; i < 6; i++) same.push(await memoryAfter(PASSWORD, SECRET));
      const [reference] = same;
      const settled = (i) => same.every((memory) => memory[i] === reference[i]);
      // The lengths are the same, so that the allocator does the same.
      const other = await memoryAfter(reversed(PASSWORD), reversed(SECRET));
      check.equal(other.length, reference.length, `${method}: bytes of memory`);
      const differing = other.filter((byte, i) => byte !== reference[i] && settled(i));
      check.equal(differing.length, 0, `${method}: bytes that differ`);
    }
  });

  test("after memory was given up", async () => {
    const large = { ...COSTS, memorySize: 131_072, iterations: 1 };
    api.release(); // otherwise an instance that was dropped earlier would serve the call
    const hash = await new Argon2id({ ...large, secret: SECRET }).hash(PASSWORD);
    const given = spies.memories.at(-1);
    check.ok(given.buffer.byteLength > 2 ** 27, "the large instance's memory");
    nothingOf(inputs(PASSWORD, parse(hash).salt, large), given);
  });
}

const reversed = (text) => Array.from(text).reverse().join("");

/** The bytes of the tag's text in the hash. */
const textOf = (hash) => utf8(hash.slice(hash.lastIndexOf("$") + 1));

/** The bytes that must not stay in memory. */
function inputs(text, salt, costs = COSTS) {
  const [password, secret] = [utf8(text.normalize("NFKC")), utf8(SECRET)];
  const h0 = preHash({ ...costs, password, salt, secret, associatedData: new Uint8Array() });
  return { password, secret, H0: h0 };
}

function nothingOf(secrets, memory = spies.memories.at(-1)) {
  expectNothingOf(secrets, memory);
  expectZeros(memory, spies.constants);
}
