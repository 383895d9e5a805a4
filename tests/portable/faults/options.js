// Hostile options: getters, proxies, and objects with conversion methods.

import * as check from "../../kit/check.js";
import { COSTS, HASH, leavesNothing, PASSWORD, SALT, SECRET, TAG_HEX, works } from "./aftermath.js";

export const name = "options";

/** Each option reads as its value the first time, and as a different one every time after. */
function changing(values, others) {
  const reads = {};
  const get = (_, key) => {
    reads[key] = (reads[key] ?? 0) + 1;
    return reads[key] === 1 ? values[key] : others[key];
  };
  return { reads, proxy: new Proxy(values, { get }) };
}

const OTHERS = { memorySize: 8, iterations: 1, parallelism: 1, tagLength: 4, secret: "other" };

export function define(test, { api }) {
  const { Argon2id, hashRaw } = api;
  const options = { ...COSTS, secret: SECRET };
  const raw = { ...options, salt: SALT, associatedData: new Uint8Array() };

  test("every option is read once, so that it cannot change after it was checked", async () => {
    const { reads, proxy } = changing(options, OTHERS);
    const argon2id = new Argon2id(proxy);
    check.equal(await argon2id.verify(HASH, PASSWORD), true, "verify");
    check.ok((await argon2id.hash(PASSWORD)).startsWith("$argon2id$v=19$m=64,t=2,p=2$"), "hash");
    for (const [key, count] of Object.entries(reads)) check.equal(count, 1, `reads of ${key}`);
  });

  test("every option of hashRaw is read once", async () => {
    const others = { ...OTHERS, salt: new Uint8Array(8), associatedData: new Uint8Array(3) };
    const { reads, proxy } = changing(raw, others);
    check.bytes(await hashRaw(PASSWORD, proxy), TAG_HEX);
    for (const [key, count] of Object.entries(reads)) check.equal(count, 1, `reads of ${key}`);
  });

  const broken = new Error("thrown by the trap");
  const fail = () => {
    throw broken;
  };
  for (const trap of ["get", "has", "ownKeys", "getOwnPropertyDescriptor", "getPrototypeOf"]) {
    test(`a proxy whose ${trap} trap throws: its error or its options, and the next call works`, async () => {
      const proxy = new Proxy(options, { [trap]: fail });
      let outcome;
      try {
        outcome = await new Argon2id(proxy).verify(HASH, PASSWORD);
      } catch (error) {
        outcome = error;
      }
      check.ok(outcome === broken || outcome === true, `outcome: ${outcome}`);
      leavesNothing();
      await works(api);
    });
  }

  test("a revoked proxy is a TypeError", async () => {
    const { proxy, revoke } = Proxy.revocable(options, {});
    revoke();
    check.throws(() => new Argon2id(proxy), { type: TypeError });
    await check.rejects(() => hashRaw(PASSWORD, proxy), { type: TypeError });
    await works(api);
  });

  test("a proxy that hides an option's name from the list of keys still gives it", async () => {
    const proxy = new Proxy(options, { ownKeys: () => [] });
    check.equal(await new Argon2id(proxy).verify(HASH, PASSWORD), true);
  });

  test("a proxy that lists an unknown option is refused", () => {
    const proxy = new Proxy(
      { ...options, memoryCost: 8 },
      { ownKeys: (target) => Reflect.ownKeys(target).reverse() },
    );
    check.throws(() => new Argon2id(proxy), { type: TypeError, mentions: ["memoryCost"] });
  });

  test("getters that call back while hashRaw reads its options", async () => {
    const argon2id = new Argon2id(options);
    const hostile = {};
    for (const [key, value] of Object.entries(raw)) {
      const get = () => {
        check.equal(argon2id.verifySync(HASH, PASSWORD), true, "the inner call");
        check.throws(() => argon2id.verifySync("broken", PASSWORD), { type: api.Argon2Error });
        return value;
      };
      Object.defineProperty(hostile, key, { get, enumerable: true });
    }
    check.bytes(await hashRaw(PASSWORD, hostile), TAG_HEX);
    leavesNothing();
    await works(api);
  });

  test("a getter that throws, at each option of hashRaw, leaves the next call right", async () => {
    for (const key of Object.keys(raw)) {
      const hostile = Object.defineProperty({ ...raw }, key, { get: fail });
      await check.rejects(
        () => hashRaw(PASSWORD, hostile),
        { type: Error, mentions: ["trap"] },
        key,
      );
    }
    leavesNothing();
    await works(api);
  });

  for (const [how, convertible] of [
    ["valueOf", { valueOf: fail, toString: fail }],
    ["Symbol.toPrimitive", { [Symbol.toPrimitive]: fail }],
    ["toJSON", { toJSON: fail }],
  ]) {
    test(`an object with ${how} is refused without calling it`, async () => {
      for (const key of ["memorySize", "iterations", "parallelism", "tagLength", "maxWork"]) {
        const call = () => new Argon2id({ ...options, [key]: convertible });
        check.throws(call, { type: RangeError, mentions: [key] }, key);
      }
      const { hash, verify, verifySync } = new Argon2id(options);
      await check.rejects(() => hash(convertible), { type: TypeError }, "password");
      await check.rejects(() => verify(convertible, PASSWORD), { type: TypeError }, "hash");
      check.throws(() => verifySync(convertible, PASSWORD), { type: TypeError }, "hash, sync");
      check.throws(() => api.parse(convertible), { type: TypeError }, "parse");
      await works(api);
    });
  }

  test("options inherited from a class of the caller's count", async () => {
    class Defaults {
      get memorySize() {
        return COSTS.memorySize;
      }
    }
    check.ok((await new Argon2id(new Defaults()).hash("x")).includes("$m=64,"), "the getter");
  });
}
