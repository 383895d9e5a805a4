// The entries that replace other libraries, checked with vectors that those libraries made.

import { fromHex, toHex, utf8 } from "../../kit/bytes.js";
import * as check from "../../kit/check.js";

export const name = "drop-ins";

const SALT = utf8("somesaltsalt");
const TAG = "46d0742143f7c4402e19246f4f8e72c0edc6193712a7e3d83bdba084cb3461d5";
const PHC = "$c29tZXNhbHRzYWx0$RtB0IUP3xEAuGSRvT45ywO3GGTcSp+PYO9ughMs0YdU";
const HASH = `$argon2id$v=19$m=64,t=1,p=1${PHC}`;
/** The tag that Argon2d computes for the same password, salt and costs. */
const TAG_D = "31c0e1485c5d9a9498dff0ad5302e4fdc8befbe96ac2d5dd4cc4fe0b3def";

export function define(test, { api }) {
  const { argon2, Argon2Error, hashWasm, nodeCrypto, nodeRs, webcrypto } = api;

  test("node-rs: hashes, tags and verdicts are @node-rs/argon2's", async () => {
    const options = { memoryCost: 64, timeCost: 1, salt: SALT };
    check.equal(await nodeRs.hash("x", options), HASH, "hash");
    check.equal(nodeRs.hashSync(utf8("x"), options), HASH, "hashSync");
    isBuffer(await nodeRs.hashRaw("x", options), "hashRaw");
    isBuffer(nodeRs.hashRawSync("x", options), "hashRawSync");
    check.equal(await nodeRs.verify(HASH, "x"), true, "verify");
    check.equal(nodeRs.verifySync(HASH, "y"), false, "verifySync");
    const fresh = await nodeRs.hash("ﬁne", { algorithm: nodeRs.Algorithm.Argon2d });
    check.ok(/^\$argon2d\$v=19\$m=19456,t=2,p=1\$.{22}\$.{43}$/.test(fresh), "the defaults");
    check.equal(await nodeRs.verify(fresh, "ﬁne"), true, "a password that is not in NFKC");
    check.equal(await nodeRs.verify(fresh, "fine"), false, "its NFKC form");
    check.equal(nodeRs.parseOptions(fresh).algorithm, 0, "parseOptions");
    const error = await nodeRs.verify("broken", "x").catch((reason) => reason);
    check.equal(`${error.code}: ${error.message}`, "InvalidArg: Decoding failed", "no hash");
  });

  test("argon2: hashes, tags and verdicts are the npm package argon2's", async () => {
    const options = { memoryCost: 64, timeCost: 1, parallelism: 1, salt: SALT };
    const ordered = `$argon2id$v=19$m=64,p=1,t=1${PHC}`;
    check.equal(await argon2.hash("x", options), ordered, "hash");
    isBuffer(await argon2.default.hash("x", { ...options, raw: true }), "raw");
    check.equal(await argon2.verify(ordered, "x"), true, "verify");
    check.equal(await argon2.verify(ordered, "y"), false, "another password");
    check.equal(argon2.needsRehash(ordered), true, "needsRehash");
    check.equal(argon2.needsRehash(ordered, options), false, "the same costs");
    const fresh = await argon2.hash("x", { type: argon2.argon2i, secret: SALT });
    check.ok(/^\$argon2i\$v=19\$m=65536,p=4,t=3\$.{22}\$.{43}$/.test(fresh), "the defaults");
    check.equal(await argon2.verify(fresh, "x", { secret: SALT }), true, "with the secret");
    check.equal(await argon2.verify(fresh, "x"), false, "without the secret");
  });

  test("hash-wasm: all outputs and verdicts are hash-wasm's", async () => {
    const options = { password: "x", salt: SALT, iterations: 1, parallelism: 1, memorySize: 64 };
    const hash = (more) => hashWasm.argon2id({ ...options, hashLength: 32, ...more });
    check.equal(await hash(), TAG, "hex");
    check.bytes(await hash({ outputType: "binary" }), TAG, "binary");
    check.equal(await hash({ outputType: "encoded" }), HASH, "encoded");
    check.equal(await hashWasm.argon2Verify({ password: "x", hash: HASH }), true, "verify");
    check.equal(await hashWasm.argon2Verify({ password: "y", hash: HASH }), false, "another");
    const error = await hash({ password: "" }).catch((reason) => reason);
    check.equal(error.message, "Password must be specified", "an empty password");
  });

  test("node-crypto: tags and errors are node:crypto's", async () => {
    const parameters = { message: "x", nonce: SALT, parallelism: 1, tagLength: 32 };
    const tiny = { ...parameters, memory: 64, passes: 1 };
    isBuffer(nodeCrypto.argon2Sync("argon2id", tiny), "argon2Sync");
    let isReturned = false;
    const tag = await new Promise((resolve, reject) => {
      nodeCrypto.argon2("argon2id", tiny, (error, derived) => {
        check.ok(isReturned, "the callback comes later");
        if (error) reject(error);
        resolve(derived);
      });
      isReturned = true;
    });
    isBuffer(tag, "argon2");
    let error;
    try {
      nodeCrypto.argon2Sync("argon2id", { ...tiny, memory: 7 });
    } catch (thrown) {
      error = thrown;
    }
    check.ok(error instanceof RangeError, "a RangeError");
    check.equal(error.code, "ERR_OUT_OF_RANGE", "its code");
    const range =
      'The value of "parameters.memory" is out of range. It must be >= 8 && <= 4294967295';
    check.equal(error.message, `${range}. Received 7`, "its message");
  });

  test("webcrypto: Argon2 is derived, and the rest is the platform's", async () => {
    const { crypto, subtle, SubtleCrypto } = webcrypto;
    const usages = ["deriveBits", "deriveKey"];
    const key = await subtle.importKey("raw-secret", utf8("x"), "argon2ID", false, usages);
    check.ok(key instanceof CryptoKey, "a CryptoKey");
    check.equal(key.algorithm.name, "Argon2id", "its algorithm");
    const params = { name: "Argon2id", nonce: SALT, parallelism: 1, memory: 64, passes: 1 };
    const bits = await crypto.subtle.deriveBits(params, key, 256);
    check.bytes(new Uint8Array(bits), TAG, "deriveBits");
    const aes = { name: "AES-GCM", length: 256 };
    const derived = await subtle.deriveKey(params, key, aes, true, ["encrypt"]);
    check.bytes(new Uint8Array(await subtle.exportKey("raw", derived)), TAG, "deriveKey");
    const digest = new Uint8Array(await subtle.digest("SHA-256", SALT));
    const expected = new Uint8Array(await globalThis.crypto.subtle.digest("SHA-256", SALT));
    check.bytes(digest, toHex(expected), "digest");
    check.equal(crypto.getRandomValues(new Uint8Array(4)).length, 4, "getRandomValues");
    check.equal(SubtleCrypto.supports("deriveBits", params, 256), true, "supports");
    const error = await subtle.deriveBits({ ...params, passes: 0 }, key, 256).catch((e) => e);
    check.ok(error instanceof DOMException, "a DOMException");
    check.equal(error.name, "OperationError", "its name");
  });

  test("costs of a stored hash are limited in each entry", async () => {
    const expected = { type: Argon2Error, code: "COST_LIMIT" };
    const hash = HASH.replace("m=64", "m=4194304");
    await check.rejects(() => nodeRs.verify(hash, "x"), expected, "node-rs");
    await check.rejects(() => argon2.verify(hash, "x"), expected, "argon2");
    await check.rejects(
      () => hashWasm.argon2Verify({ hash, password: "x" }),
      expected,
      "hash-wasm",
    );
  });

  test("passwords of more than 4096 bytes are hashed, as the libraries do", () => {
    const password = "x".repeat(5000);
    check.equal(nodeRs.verifySync(nodeRs.hashSync(password, { memoryCost: 8 }), password), true);
  });

  test("hashes with tags of 20,000 bytes are verified", () => {
    const hash = nodeRs.hashSync("x", { memoryCost: 8, timeCost: 1, outputLen: 20_000 });
    check.equal(nodeRs.verifySync(hash, "x"), true);
    check.equal(nodeRs.verifySync(hash, "y"), false);
  });

  test("bytes in place of a Buffer can be written as text and compared", () => {
    const options = { memoryCost: 64, timeCost: 1, salt: SALT, algorithm: 0, outputLen: 30 };
    const tag = nodeRs.hashRawSync("x", options);
    check.equal(tag.length, 30, "the length");
    const hex = tag.toString("hex");
    check.equal(tag.toString("base64"), btoa(String.fromCharCode(...tag)), "base64");
    check.equal(tag.toString("base64url"), urlSafe(tag), "base64url");
    check.equal(tag.equals(fromHex(hex)), true, "equals");
    check.equal(tag.equals(fromHex(TAG_D)), false, "not equals");
    check.equal(tag.slice(1).length, 29, "slice");
  });
}

const urlSafe = (bytes) =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replace(/=+$/, "");

/** The tag is a Buffer where the runtime has Buffer. Everywhere, it has `toString("hex")`. */
function isBuffer(tag, what) {
  check.equal(tag.toString("hex"), TAG, what);
  const { Buffer } = globalThis;
  if (Buffer) check.equal(Buffer.isBuffer(tag), true, `${what} is a Buffer`);
}
