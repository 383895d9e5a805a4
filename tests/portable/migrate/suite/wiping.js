// After a call, however it ends, the second .wasm's memory holds no part of its inputs. This suite
// runs first, because the spy has to be there before the first old hash.

import { utf8 } from "../../../kit/bytes.js";
import * as check from "../../../kit/check.js";
import { countWritten, expectNothingOf, expectZeros } from "../../engine/residue.js";

export const name = "wiping";

// No piece of them occurs in the engine's own constants.
const PASSWORD = "qX7#vZ3!kJ9$wQ2%пароль@zH5^";
const OTHER = "wM4&tB8*Rn1(Vc6)йцукен_Gq3+";

const HEX = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
const B64 = "n4bQgYhMfWWaL+qgxVrQFaO/TxsrC4Is0V1sFbDwCgg";
const DIGEST = "CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW";
// Workers' WebCrypto allows no more than 100,000 iterations, so this is computed in the .wasm.
const WITHOUT_WEBCRYPTO = 100_001;

const STORED = {
  "scrypt of 16 MiB": ["better-auth", `5d41402abc4b2a76b9719d911017c592:${HEX}${HEX}`],
  "scrypt with p = 3": ["phc", `$scrypt$ln=8,r=8,p=3$c2FsdHNhbHQ$${B64}`],
  "PBKDF2-SHA1": ["phc", `$pbkdf2-sha1$i=1000$c2FsdHNhbHQ$${B64}`],
  "PBKDF2-SHA256": ["phc", `$pbkdf2-sha256$i=${WITHOUT_WEBCRYPTO}$c2FsdHNhbHQ$${B64}`],
  "PBKDF2-SHA512": ["phc", `$pbkdf2-sha512$i=1000$c2FsdHNhbHQ$${B64}`],
  bcrypt: ["bcrypt", `$2b$04$${DIGEST}`],
  "bcrypt 2x": ["bcrypt", `$2x$04$${DIGEST}`],
  "bcrypt of SHA-256": ["django", `bcrypt_sha256$$2b$04$${DIGEST}`],
  "bcrypt of HMAC-SHA384": ["wordpress", `$wp$2y$04$${DIGEST}`],
  phpass: ["wordpress", "$P$912345678abcdefghijklmnopqrstu/"],
  Firebase: [
    "firebase",
    `$fbscrypt$v=1,n=8,r=8,p=1,ss=Bw==,sk=${B64.slice(0, 40)}$c2FsdHNhbHQ=$${B64.slice(0, 40)}`,
  ],
};

export function define(test, { api }) {
  const { Argon2id, migrate } = api;
  const spied = spyOnInstances();
  const attempt = async (format, stored, password) => {
    const accounts = new migrate.Migrating(new Argon2id(), { from: [format] });
    check.equal(await accounts.check(stored, password), false, format);
    return spied.at(-1);
  };

  test("nothing is instantiated at import", () => {
    check.equal(spied.length, 0, "instances");
  });

  for (const [what, [format, stored]] of Object.entries(STORED)) {
    // WebCrypto would compute PBKDF2 outside the .wasm.
    const call = (password) =>
      withoutWebCrypto(what.startsWith("PBKDF2"), () => attempt(format, stored, password));

    test(`after ${what}`, async () => {
      const { memory, constants } = await call(PASSWORD);
      expectNothingOf({ password: utf8(PASSWORD), key: utf8(B64), hex: utf8(HEX) }, memory);
      expectZeros(memory, constants);
    });

    test(`memory after ${what} does not depend on the password`, async () => {
      const after = async (password) =>
        new BigUint64Array((await call(password)).memory.buffer.slice(0));
      await after(PASSWORD);
      const [first, second] = [await after(PASSWORD), await after(OTHER)];
      check.equal(second.length, first.length, "words of memory");
      check.equal(first.filter((word, i) => word !== second[i]).length, 0, "words that differ");
    });
  }

  test("a trap wipes the memory, and the next call gets a new instance", async () => {
    const { length } = spied;
    const [format, stored] = STORED.bcrypt;
    const { memory, exports } = await attempt(format, stored, PASSWORD);
    const before = spied.length;
    await withTrap(exports, () => {
      const accounts = new migrate.Migrating(new Argon2id(), { from: [format] });
      return check.rejects(() => accounts.check(stored, PASSWORD), {
        type: api.Argon2Error,
        code: "ENGINE",
      });
    });
    check.equal(countWritten(memory), 0, "bytes that are not zero");
    await attempt(format, stored, PASSWORD);
    check.equal(spied.length, before + 1, `instances made (${length} before)`);
  });
}

/** Records each new instance's memory, its exports, and how many bytes of it are constants. */
function spyOnInstances() {
  const instances = [];
  const RealInstance = WebAssembly.Instance;
  WebAssembly.Instance = function Instance(module, imports) {
    const real = new RealInstance(module, imports);
    if (!imports["./edge_argon2_migrate_bg.js"]) return real;
    // wasm-bindgen's glue calls this object's functions, so a test can make one of them trap.
    const exports = { ...real.exports };
    const { memory } = exports;
    instances.push({ memory, exports, constants: countWritten(memory) });
    return { exports };
  };
  return instances;
}

async function withTrap(exports, call) {
  const real = exports.bcrypt;
  exports.bcrypt = (...args) => {
    real(...args);
    throw new WebAssembly.RuntimeError("unreachable");
  };
  try {
    return await call();
  } finally {
    exports.bcrypt = real;
  }
}

async function withoutWebCrypto(isWanted, call) {
  if (!isWanted) return call();
  const { subtle } = crypto;
  const real = subtle.importKey;
  Object.defineProperty(subtle, "importKey", {
    value: () => Promise.reject(new Error("not here")),
    configurable: true,
    writable: true,
  });
  try {
    return await call();
  } finally {
    delete subtle.importKey;
    if (subtle.importKey !== real) subtle.importKey = real;
  }
}
