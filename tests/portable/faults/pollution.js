// Prototypes that a bug elsewhere polluted, and built-in functions that other code replaced.
// Neither may weaken a hash silently.

import * as check from "../../kit/check.js";
import { COSTS, HASH, leavesNothing, PASSWORD, SALT, SECRET, TAG_HEX, works } from "./aftermath.js";

export const name = "pollution";

// A merge of untrusted JSON can leave plain values behind, under any name.
const POLLUTED = {
  memorySize: 8,
  iterations: 1,
  parallelism: 3,
  tagLength: 4,
  secret: "polluted",
  normalization: "none",
  maxPasswordLength: 1,
  maxMemorySize: 8,
  maxWork: 8,
  salt: new Uint8Array(8),
  algorithm: "argon2d",
  version: 16,
  associatedData: new Uint8Array(8),
  keyId: new Uint8Array(8),
  tag: new Uint8Array(4),
  code: "COST_LIMIT",
  message: "polluted",
  cause: "polluted",
  name: "polluted",
  get: "polluted",
  set: "polluted",
  value: "polluted",
  writable: false,
  enumerable: true,
  configurable: false,
  length: 0,
  buffer: new ArrayBuffer(8),
  byteLength: 0,
  byteOffset: 4,
  0: "polluted",
  // biome-ignore lint/suspicious/noThenProperty: the test needs exactly this name.
  then: "polluted",
  fatal: true,
  ignoreBOM: true,
  maximum: 1,
  memory: "polluted",
  [Symbol.iterator]: "polluted",
  [Symbol.toStringTag]: "Uint8Array",
};

/** Options that keep their defaults, whatever is polluted. */
const DEFAULTED = ["memorySize", "iterations", "parallelism", "tagLength", "secret"];

// Saved because some tests replace them.
const { defineProperty, getOwnPropertyDescriptor } = Object;
const { deleteProperty } = Reflect;

/** Returns what `call` returns while the object has this value under the key. */
function having(object, key, value, call) {
  const original = getOwnPropertyDescriptor(object, key);
  const shared = { __proto__: null, configurable: true, writable: true };
  defineProperty(object, key, { ...shared, __proto__: null, enumerable: !original, value });
  try {
    return call();
  } finally {
    deleteProperty(object, key);
    if (original) defineProperty(object, key, { __proto__: null, ...original });
  }
}

export function define(test, { api }) {
  const { Argon2Error, Argon2id, hashRaw, parse } = api;

  for (const key of Reflect.ownKeys(POLLUTED)) {
    test(`Object.prototype.${String(key)} changes neither hashes nor verdicts nor errors`, async () => {
      const polluted = (call) => having(Object.prototype, key, POLLUTED[key], call);
      if (DEFAULTED.includes(key)) {
        const hash = polluted(() => new Argon2id({}).hashSync(PASSWORD));
        check.ok(hash.startsWith("$argon2id$v=19$m=19456,t=2,p=1$"), `costs: ${hash.slice(0, 31)}`);
        check.equal(hash.length, 97, "the hash's length");
        check.equal(new Argon2id().verifySync(hash, PASSWORD), true, "no secret");
      }

      const argon2id = new Argon2id({ ...COSTS, secret: SECRET });
      const raw = { ...COSTS, salt: SALT, secret: SECRET };
      check.bytes(await polluted(() => hashRaw(PASSWORD, raw)), TAG_HEX, "hashRaw");
      check.equal(
        polluted(() => argon2id.verifySync(HASH, PASSWORD)),
        true,
        "verify",
      );
      check.equal(
        polluted(() => argon2id.verifySync(HASH, `${PASSWORD}!`)),
        false,
        "another",
      );
      check.equal(
        polluted(() => argon2id.needsRehash(HASH)),
        false,
        "needsRehash",
      );
      const stronger = new Argon2id({ ...COSTS, memorySize: 128 });
      check.equal(
        polluted(() => stronger.needsRehash(HASH)),
        true,
        "needsRehash, stronger",
      );
      const parts = polluted(() => ({ ...parse(HASH) }));
      check.equal(Object.keys(parts).join(), Object.keys(parse(HASH)).join(), "the parts' names");
      check.bytes(parts.tag, TAG_HEX, "the tag");

      const refused = { type: Argon2Error, code: "INVALID_HASH" };
      const error = polluted(() => thrownBy(() => argon2id.verifySync("broken", PASSWORD)));
      check.throws(() => rethrow(error), refused, "its error");
      await works(api);
    });
  }

  for (const key of ["code", "message", "tag", "salt", "algorithm", "name", "cause"]) {
    test(`a setter of Object.prototype.${key} catches nothing and hides nothing`, async () => {
      const caught = [];
      const setter = { set: (value) => caught.push(value), get: () => undefined };
      Object.defineProperty(Object.prototype, key, { ...setter, configurable: true });
      const argon2id = new Argon2id({ ...COSTS, secret: SECRET });
      let parts;
      let error;
      try {
        parts = parse(HASH);
        error = thrownBy(() => argon2id.verifySync("broken", PASSWORD));
      } finally {
        delete Object.prototype[key];
      }
      check.bytes(parts.tag, TAG_HEX, "the tag");
      check.equal(parts.algorithm, "argon2id", "the algorithm");
      check.throws(() => rethrow(error), { type: Argon2Error, code: "INVALID_HASH" });
      check.equal(caught.length, 0, "values caught");
    });
  }

  test("the polluted Object.prototype of another realm sets no option", () => {
    // It counts as one because it has no prototype, but the methods that all objects have.
    const foreign = Object.create(null, Object.getOwnPropertyDescriptors(Object.prototype));
    foreign.memorySize = 8;
    const options = Object.assign(Object.create(foreign), { iterations: 1 });
    check.ok(new Argon2id(options).hashSync("x").includes("$m=19456,t=1,"), "memory size");
  });

  test("an option of an object without any prototype counts", () => {
    const base = Object.assign(Object.create(null), { memorySize: 256 });
    for (const options of [base, Object.create(base)]) {
      check.ok(new Argon2id(options).hashSync("x").includes("$m=256,"), "memory size");
    }
  });

  test("a polluted name does not hide an option inherited from a class of the caller's", () => {
    class Options {
      get memorySize() {
        return 256;
      }
    }
    const call = () => new Argon2id(new Options()).hashSync("x");
    check.ok(having(Object.prototype, "memorySize", 8, call).includes("$m=256,"), "memory size");
  });

  test("nothing of all this is left in memory", () => leavesNothing());

  test("setters on Array.prototype catch nothing and break nothing", async () => {
    const caught = [];
    const set = (value) => caught.push(value);
    for (const index of [0, 1]) {
      Object.defineProperty(Array.prototype, index, { set, configurable: true });
    }
    let verdict;
    try {
      verdict = new Argon2id({ ...COSTS, secret: SECRET }).verifySync(HASH, PASSWORD);
    } finally {
      for (const index of [0, 1]) delete Array.prototype[index];
    }
    check.equal(verdict, true);
    check.equal(caught.length, 0, "values caught");
  });

  test("a String.prototype.normalize that came later changes no password", () => {
    const argon2id = new Argon2id(COSTS);
    const hash = argon2id.hashSync("office");
    const verify = () => argon2id.verifySync(hash, "o\ufb03ce");
    check.equal(
      having(String.prototype, "normalize", unchanged, verify),
      true,
      "the same password",
    );
  });

  // Polyfills replace these functions, sometimes badly. That must not turn hashes into hashes of
  // something else. There is no defense against malicious code: it could just as well replace the
  // package's own functions, or `Uint8Array.prototype.set`, which does all of the glue's copying.
  const REPLACED = {
    "String.prototype.normalize": [String.prototype, "normalize"],
    "String.prototype.charCodeAt": [String.prototype, "charCodeAt"],
    "String.prototype.slice": [String.prototype, "slice"],
    "TextEncoder.prototype.encode": [TextEncoder.prototype, "encode"],
    "TextEncoder.prototype.encodeInto": [TextEncoder.prototype, "encodeInto"],
    "TextDecoder.prototype.decode": [TextDecoder.prototype, "decode"],
    "Uint8Array.prototype.subarray": [Object.getPrototypeOf(Uint8Array.prototype), "subarray"],
    "Uint8Array.prototype.slice": [Object.getPrototypeOf(Uint8Array.prototype), "slice"],
    "Uint8Array.prototype.fill": [Object.getPrototypeOf(Uint8Array.prototype), "fill"],
    "Array.prototype.find": [Array.prototype, "find"],
    "Array.prototype.includes": [Array.prototype, "includes"],
    "Array.prototype.join": [Array.prototype, "join"],
    "Promise.prototype.then": [Promise.prototype, "then"],
    "Object.keys": [Object, "keys"],
    "Object.defineProperty": [Object, "defineProperty"],
    "Number.isInteger": [Number, "isInteger"],
    "ArrayBuffer.isView": [ArrayBuffer, "isView"],
    "Function.prototype.bind": [Function.prototype, "bind"],
  };
  const WAYS = {
    "that throws": () => {
      throw new Error("not supported");
    },
    "that does nothing": () => undefined,
  };
  for (const [what, [holder, key]] of Object.entries(REPLACED)) {
    if (!getOwnPropertyDescriptor(holder, key).configurable) {
      test.skip(`${what} replaced`, "this runtime does not let it be replaced");
      continue;
    }
    for (const [how, value] of Object.entries(WAYS)) {
      test(`${what} replaced by a function ${how} leads to no wrong hash`, async () => {
        const replaced = (call) => having(holder, key, value, () => attempt(call));
        const made = replaced(() => new Argon2id({ ...COSTS, secret: SECRET }).hashSync(PASSWORD));
        const argon2id = new Argon2id({ ...COSTS, secret: SECRET });
        if (typeof made.value === "string") {
          const verdict = attempt(() => argon2id.verifySync(made.value, PASSWORD));
          check.equal(verdict.value, true, `the hash is the password's; ${verdict.error ?? ""}`);
        }
        const wrong = replaced(() => argon2id.verifySync(HASH, `${PASSWORD.slice(0, -1)}!`));
        check.ok(wrong.value !== true, "another password is not accepted");
        await works(api);
      });
    }
  }
}

/** Behaves like a polyfill that has no Unicode tables. */
function unchanged() {
  return String(this);
}

function attempt(call) {
  try {
    return { value: call() };
  } catch (error) {
    return { error };
  }
}

const thrownBy = (call) => attempt(call).error;

function rethrow(error) {
  throw error;
}
