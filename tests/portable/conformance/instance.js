// The class as an object: detached methods, subclasses, and what logging or serializing it shows.

import { toBase64, toHex, utf8 } from "../../kit/bytes.js";
import * as check from "../../kit/check.js";

export const name = "instance";

const TINY = { memorySize: 8, iterations: 1 };
const SECRET = "top-secret-pepper";
// The ways in which a logger might print the secret's bytes.
const SPELLINGS = [
  SECRET,
  toHex(utf8(SECRET)),
  toBase64(utf8(SECRET)).slice(0, 20),
  Array.from(utf8(SECRET).slice(0, 6)).join(","),
  Array.from(utf8(SECRET).slice(0, 6)).join(", "),
  Array.from(utf8(SECRET).slice(0, 6), (byte, i) => `"${i}":${byte}`).join(","),
  Array.from(utf8(SECRET).slice(0, 6), (byte) => byte.toString(16)).join(" "),
];

export function define(test, { api, host }) {
  const { Argon2id } = api;

  test("methods work detached", async () => {
    const { hash, verify, hashSync, verifySync, needsRehash } = new Argon2id(TINY);
    const stored = await hash("password");
    check.equal(await verify(stored, "password"), true, "verify");
    check.equal(await verify(stored, "passwore"), false, "verify, wrong password");
    check.equal(verifySync(hashSync("password"), "password"), true, "the synchronous pair");
    check.equal(needsRehash(stored), false, "needsRehash");
  });

  test("detached methods keep their own instance's options", async () => {
    const [one, two] = ["one", "two"].map((secret) => new Argon2id({ ...TINY, secret }));
    const { hash } = one;
    const stored = await hash.call(two, "password");
    check.equal(await one.verify(stored, "password"), true, "the instance it came from");
    check.equal(await two.verify(stored, "password"), false, "the instance it was called on");
  });

  test("async and sync methods agree", async () => {
    const argon2id = new Argon2id(TINY);
    check.equal(argon2id.verifySync(await argon2id.hash("password"), "password"), true);
    check.equal(await argon2id.verify(argon2id.hashSync("password"), "password"), true);
    check.equal(typeof argon2id.hashSync("password"), "string", "hashSync returns");
    check.ok(argon2id.hash("password") instanceof Promise, "hash returns a promise");
  });

  test("it can be subclassed", async () => {
    class Peppered extends Argon2id {
      constructor(secret) {
        super({ ...TINY, secret });
        this.label = "peppered";
      }
      async hash(password) {
        return `${await super.hash(password)}#${this.label}`;
      }
    }
    const peppered = new Peppered("pepper");
    check.ok(peppered instanceof Argon2id, "instanceof");
    const stored = await peppered.hash("password");
    check.ok(stored.endsWith("#peppered"), "the subclass's own method");
    check.equal(await peppered.verify(stored.split("#")[0], "password"), true, "verify");
  });

  test("it must be constructed with new", () => {
    check.throws(() => Argon2id(TINY), { type: TypeError });
  });

  test("the classes keep their names, which logs and stack traces show", () => {
    check.equal(Argon2id.name, "Argon2id", "Argon2id.name");
    check.equal(api.Argon2Error.name, "Argon2Error", "Argon2Error.name");
  });

  test("changing the options object afterwards changes nothing", async () => {
    const options = { ...TINY, secret: "pepper" };
    const argon2id = new Argon2id(options);
    options.iterations = 3;
    options.secret = "salt";
    const stored = await argon2id.hash("password");
    check.ok(stored.includes("$m=8,t=1,p=1$"), "the costs");
    check.equal(await new Argon2id({ ...TINY, secret: "pepper" }).verify(stored, "password"), true);
  });

  for (const secret of [SECRET, utf8(SECRET)]) {
    const argon2id = new Argon2id({ ...TINY, secret });
    const kind = typeof secret === "string" ? "text" : "bytes";
    test(`a secret given as ${kind} is not serialized`, async () => {
      await argon2id.hash("password");
      check.excludes(JSON.stringify(argon2id), SPELLINGS, "JSON.stringify");
      check.excludes(JSON.stringify({ ...argon2id }), SPELLINGS, "a spread copy");
      check.excludes(String(argon2id), SPELLINGS, "String");
    });
    test(`a secret given as ${kind} is on no property`, async () => {
      await argon2id.hash("password");
      for (const [path, value] of reachable(argon2id)) {
        check.excludes(spelled(value), SPELLINGS, path);
      }
    });
    if (!host.inspect) continue;
    test(`a secret given as ${kind} is not logged`, async () => {
      await argon2id.hash("password");
      check.excludes(host.inspect(argon2id), SPELLINGS, "inspect");
      check.excludes(host.inspect({ nested: [argon2id] }), SPELLINGS, "inspect, nested");
    });
  }
}

/** Every value reachable from an object through its properties, hidden ones and symbols included. */
function reachable(root) {
  const found = [];
  const seen = new Set();
  const visit = (value, path, depth) => {
    found.push([path, value]);
    if (Object(value) !== value || seen.has(value) || depth > 6) return;
    seen.add(value);
    if (ArrayBuffer.isView(value)) return;
    const shared = value === Function.prototype || value === Object.prototype;
    if (shared) return;
    for (const key of Reflect.ownKeys(value)) {
      const { value: inner } = Object.getOwnPropertyDescriptor(value, key);
      visit(inner, `${path}.${String(key)}`, depth + 1);
    }
    visit(Object.getPrototypeOf(value), `${path}.[[Prototype]]`, depth + 1);
  };
  visit(root, "instance", 0);
  return found;
}

function spelled(value) {
  if (typeof value === "function") return "";
  if (value instanceof ArrayBuffer) return toHex(new Uint8Array(value));
  if (ArrayBuffer.isView(value)) {
    return toHex(new Uint8Array(value.buffer, value.byteOffset, value.byteLength));
  }
  return Object(value) === value ? "" : String(value);
}
