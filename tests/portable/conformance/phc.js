// The PHC strings that `hash` writes and `parse` reads.

import { fromHex, toHex as hexOf, toBase64, utf8 } from "../../kit/bytes.js";
import * as check from "../../kit/check.js";

export const name = "phc";

const SALT = "c29tZXNhbHQ"; // "somesalt"
const TAG = "FqGkmHNGCd0BRW2kBt6fPZ2pPmyGwwChL8FGUhTOSSI";

export function define(test, { api }) {
  const { Argon2id, hashRaw, parse } = api;

  test("the defaults write oslo's 97 characters", async () => {
    const hash = await new Argon2id().hash("correct horse battery staple");
    const shape = /^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/;
    check.ok(shape.test(hash), "the shape of the string");
    check.equal(hash.length, 97, "its length");
  });

  test("a hash of 8192 characters and twice the tag length is read, a longer one is refused", async () => {
    const argon2id = new Argon2id({ memorySize: 8, iterations: 1 });
    const costs = { memorySize: 8, iterations: 10, salt: new Uint8Array(6138).fill(7) };
    const tag = await hashRaw("password", costs);
    const hash = (passes) =>
      `$argon2id$v=19$m=8,t=${passes},p=1$${toBase64(costs.salt)}$${toBase64(tag)}`;
    check.equal(hash(10).length, 8192 + 2 * 32, "characters");
    check.equal(await argon2id.verify(hash(10), "password"), true, "the longest");
    const tooLong = { type: api.Argon2Error, code: "INVALID_HASH", mentions: ["longer than"] };
    await check.rejects(
      () => argon2id.verify(hash(100), "password"),
      tooLong,
      "one character more",
    );
  });

  test("hash writes the costs and the tag length it was given", async () => {
    for (const [memorySize, iterations, parallelism, tagLength] of [
      [8, 1, 1, 4],
      [33, 3, 4, 5],
      [41, 2, 5, 64],
      [2048, 1, 255, 33],
      [2048, 1, 256, 128],
    ]) {
      const argon2id = new Argon2id({ memorySize, iterations, parallelism, tagLength });
      const hash = await argon2id.hash("password");
      const start = `$argon2id$v=19$m=${memorySize},t=${iterations},p=${parallelism}$`;
      check.ok(hash.startsWith(start), `${start} begins the string`);
      const parsed = parse(hash);
      check.equal(parsed.salt.length, 16, "salt bytes");
      check.equal(parsed.tag.length, tagLength, "tag bytes");
      check.equal(await argon2id.verify(hash, "password"), true, `${start}: verify`);
      check.equal(await argon2id.verify(hash, "passwore"), false, `${start}: wrong password`);
    }
  });

  test("hash writes the tag that hashRaw computes from the same salt", async () => {
    const options = { memorySize: 64, iterations: 2, parallelism: 3, tagLength: 21 };
    const { salt, tag } = parse(await new Argon2id(options).hash("пароль"));
    check.bytes(await hashRaw("пароль", { ...options, salt }), hexOf(tag));
  });

  test("salts are fresh", async () => {
    const argon2id = new Argon2id({ memorySize: 8, iterations: 1 });
    const salts = new Set();
    for (let i = 0; i < 200; i++) salts.add(hexOf(parse(argon2id.hashSync("same")).salt));
    check.equal(salts.size, 200, "different salts of 200");
  });

  test("parse gives every field", () => {
    const parsed = parse(`$argon2id$v=19$m=64,t=2,p=1$${SALT}$${TAG}`);
    check.equal(parsed.algorithm, "argon2id", "algorithm");
    check.equal(parsed.version, 19, "version");
    check.equal(parsed.memorySize, 64, "memorySize");
    check.equal(parsed.iterations, 2, "iterations");
    check.equal(parsed.parallelism, 1, "parallelism");
    check.bytes(parsed.salt, hexOf(utf8("somesalt")), "salt");
    check.equal(toBase64(parsed.tag), TAG, "tag");
    check.equal(parsed.keyId, undefined, "keyId");
    check.equal(parsed.associatedData, undefined, "associatedData");
  });

  test("parse reads all three algorithms and both versions", () => {
    for (const algorithm of ["argon2id", "argon2i", "argon2d"]) {
      for (const [field, version] of [
        ["v=19$", 19],
        ["v=16$", 16],
        ["", 16],
      ]) {
        const parsed = parse(`$${algorithm}$${field}m=64,t=2,p=1$${SALT}$${TAG}`);
        check.equal(parsed.algorithm, algorithm, "algorithm");
        check.equal(parsed.version, version, `version of ${field || "no version field"}`);
      }
    }
  });

  test("parse takes m, t and p in any order", () => {
    for (const costs of [
      "m=64,t=3,p=2",
      "m=64,p=2,t=3",
      "t=3,m=64,p=2",
      "t=3,p=2,m=64",
      "p=2,m=64,t=3",
      "p=2,t=3,m=64",
    ]) {
      const parsed = parse(`$argon2id$v=19$${costs}$${SALT}$${TAG}`);
      check.equal(parsed.memorySize, 64, `${costs}: memorySize`);
      check.equal(parsed.iterations, 3, `${costs}: iterations`);
      check.equal(parsed.parallelism, 2, `${costs}: parallelism`);
    }
  });

  test("parse reads keyid and data", () => {
    const parsed = parse(`$argon2id$v=19$m=64,t=2,p=1,keyid=AQID,data=BAUGBw$${SALT}$${TAG}`);
    check.bytes(parsed.keyId, "010203", "keyId");
    check.bytes(parsed.associatedData, "04050607", "associatedData");
  });

  test("data= takes part in the hash, keyid= does not", async () => {
    const options = { memorySize: 64, iterations: 2, parallelism: 1, salt: utf8("somesalt") };
    const associatedData = fromHex("04050607");
    const plain = toBase64(await hashRaw("password", options));
    const bound = toBase64(await hashRaw("password", { ...options, associatedData }));
    check.ok(plain !== bound, "the tags differ");
    const argon2id = new Argon2id();
    const hash = (extra, tag) => `$argon2id$v=19$m=64,t=2,p=1${extra}$${SALT}$${tag}`;
    for (const [extra, tag, matches] of [
      ["", plain, true],
      ["", bound, false],
      [",keyid=AQID", plain, true],
      [",data=BAUGBw", bound, true],
      [",data=BAUGBw", plain, false],
      [",keyid=AQID,data=BAUGBw", bound, true],
    ]) {
      check.equal(await argon2id.verify(hash(extra, tag), "password"), matches, `"${extra}"`);
    }
  });

  test("salts of 8 to 64 bytes and tags of 4 to 1024 bytes are read", async () => {
    const argon2id = new Argon2id();
    for (const [saltLength, tagLength] of [
      [8, 4],
      [9, 5],
      [10, 6],
      [11, 7],
      [16, 32],
      [48, 64],
      [64, 128],
      [64, 1024],
    ]) {
      const salt = new Uint8Array(saltLength).fill(0xa5);
      const tag = await hashRaw("password", { memorySize: 8, iterations: 1, salt, tagLength });
      const hash = `$argon2id$v=19$m=8,t=1,p=1$${toBase64(salt)}$${toBase64(tag)}`;
      const what = `salt of ${saltLength}, tag of ${tagLength} bytes`;
      check.equal(await argon2id.verify(hash, "password"), true, what);
      check.equal(await argon2id.verify(hash, "passwore"), false, `${what}, wrong password`);
      check.bytes(parse(hash).salt, hexOf(salt), `${what}: parse's salt`);
    }
  });

  test("a tag must match in every byte", async () => {
    const salt = utf8("somesalt");
    const tag = await hashRaw("password", { memorySize: 8, iterations: 1, salt });
    const argon2id = new Argon2id();
    for (let index = 0; index < tag.length; index++) {
      for (const bit of [1, 0x80]) {
        const changed = Uint8Array.from(tag);
        changed[index] ^= bit;
        const hash = `$argon2id$v=19$m=8,t=1,p=1$${SALT}$${toBase64(changed)}`;
        check.equal(argon2id.verifySync(hash, "password"), false, `byte ${index}, bit ${bit}`);
      }
    }
  });
}
