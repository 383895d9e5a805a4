// After a call, on every path out, the memory of WebAssembly holds nothing of what went in.

import { createHash } from "node:crypto";
import { fromHex, toBase64, utf8 } from "../conformance/harness/bytes.js";
import * as check from "../conformance/harness/check.js";
import * as spies from "./spies.js";

export const name = "wiping";

const PASSWORD = "a password that is found nowhere else: пароль";
const SECRET = "a pepper that is found nowhere else either";
const COSTS = { memorySize: 1024, iterations: 2, parallelism: 2, tagLength: 40 };
// Code's constants and an untidy stack may stay; a single block of the arena may not.
const RESIDUE_BYTES = 64 * 1024;

export function define(test, { api }) {
  const { Argon2Error, Argon2id, hashRaw, parse } = api;
  const argon2id = new Argon2id({ ...COSTS, secret: SECRET });

  test("the search finds what is there", () => {
    const memory = spies.memories.at(-1);
    const end = new Uint8Array(memory.buffer, memory.buffer.byteLength - 100);
    end.set(utf8(PASSWORD));
    check.throws(() => nothingOf({ password: utf8(PASSWORD) }), { type: Error }, "the search");
    end.fill(0);
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
    const { salt, tag } = parse(await argon2id.hash(PASSWORD));
    nothingOf({ ...inputs(PASSWORD, salt), tag });
  });

  test("after verify, with the password and with another", async () => {
    const hash = await argon2id.hash(PASSWORD);
    const { salt } = parse(hash);
    const other = `${PASSWORD}!`;
    const otherTag = await hashRaw(other, { ...COSTS, salt, secret: SECRET });
    check.equal(await argon2id.verify(hash, PASSWORD), true, "verify");
    nothingOf({ ...inputs(PASSWORD, salt), tag: parse(hash).tag });
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
    const huge = new Argon2id({ memorySize: 4_194_304, secret: SECRET });
    const refusals = {
      INVALID_HASH: () => argon2id.verify(`$argon2id$v=19$m=64,t=2,p=1${rest}=`, PASSWORD),
      UNSUPPORTED_HASH: () => argon2id.verify(`$argon2id$v=20$m=64,t=2,p=1${rest}`, PASSWORD),
      COST_LIMIT: () => argon2id.verify(`$argon2id$v=19$m=2097152,t=2,p=1${rest}`, PASSWORD),
      OUT_OF_MEMORY: () => huge.hash(PASSWORD),
      PASSWORD_TOO_LONG: () => argon2id.hash(PASSWORD.repeat(100)),
      NO_RANDOM: () => spies.withoutRandom(() => argon2id.hash(PASSWORD)),
    };
    for (const [code, call] of Object.entries(refusals)) {
      await check.rejects(() => call(), { type: Argon2Error, code }, code);
      nothingOf({ password: utf8(PASSWORD), secret: utf8(SECRET) });
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
      // Handles differ from call to call even if everything that goes in is the same.
      const same = [];
      for (let i = 0; i < 6; i++) same.push(await memoryAfter(PASSWORD, SECRET));
      const [reference] = same;
      const settled = (i) => same.every((memory) => memory[i] === reference[i]);
      // Of the same lengths, so that the allocator does the same, too.
      const other = await memoryAfter(reversed(PASSWORD), reversed(SECRET));
      check.equal(other.length, reference.length, `${method}: bytes of memory`);
      const differing = other.filter((byte, i) => byte !== reference[i] && settled(i));
      check.equal(differing.length, 0, `${method}: bytes that differ`);
    }
  });

  test("after memory was given up", async () => {
    const large = { ...COSTS, memorySize: 131_072, iterations: 1 };
    const given = spies.memories.at(-1);
    const { salt } = parse(await new Argon2id({ ...large, secret: SECRET }).hash(PASSWORD));
    nothingOf(inputs(PASSWORD, salt, large), given);
  });
}

const reversed = (text) => Array.from(text).reverse().join("");

/** The bytes that must not stay. */
function inputs(text, salt, costs = COSTS) {
  const [password, secret] = [utf8(text.normalize("NFKC")), utf8(SECRET)];
  const h0 = preHash({ ...costs, password, salt, secret, associatedData: new Uint8Array() });
  return {
    password,
    secret,
    "first half of H0": h0.subarray(0, 32),
    "last of H0": h0.subarray(48),
  };
}

/** H0 of RFC 9106 section 3.2, for Argon2id of version 19. */
function preHash({ memorySize, iterations, parallelism, tagLength, ...fields }) {
  const le32 = (value) => new Uint8Array(Uint32Array.of(value).buffer);
  const hash = createHash("blake2b512");
  for (const value of [parallelism, tagLength, memorySize, iterations, 19, 2]) {
    hash.update(le32(value));
  }
  const { password, salt, secret, associatedData } = fields;
  for (const field of [password, salt, secret, associatedData]) {
    hash.update(le32(field.length)).update(field);
  }
  return Uint8Array.from(hash.digest());
}

function nothingOf(needles, memory = spies.memories.at(-1)) {
  const bytes = Buffer.from(memory.buffer);
  for (const [what, needle] of Object.entries(needles)) {
    for (const part of [needle.subarray(0, 16), needle.subarray(-16)]) {
      check.equal(bytes.indexOf(part), -1, `${what}: its address in memory`);
    }
  }
  let residue = 0;
  for (let i = 0; i < bytes.length; i++) residue += bytes[i] === 0 ? 0 : 1;
  check.ok(residue < RESIDUE_BYTES, `${residue} bytes of memory are not zero`);
}
