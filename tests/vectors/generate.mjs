// Recomputes the published vectors and writes the other ones, with implementations that share no
// code with this package: OpenSSL (node:crypto), the C reference (npm argon2), and the libraries
// whose hashes users bring.
//
//   node tests/vectors/generate.mjs     (Node 24.7 or newer, which has crypto.argon2Sync)

import { argon2Sync } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { createContext, runInContext } from "node:vm";
import { argon2d as nobleD, argon2i as nobleI, argon2id as nobleId } from "@noble/hashes/argon2.js";
import * as nodeRs from "@node-rs/argon2";
import reference from "argon2";
import { argon2d as wasmD, argon2i as wasmI, argon2id as wasmId } from "hash-wasm";
import { Argon2id as Oslo } from "oslo/password";

const browser = loadArgon2Browser();

const TYPES = ["argon2id", "argon2i", "argon2d"];
const hex = (bytes) => Buffer.from(bytes).toString("hex");
const base64 = (bytes) => Buffer.from(bytes).toString("base64").replace(/=+$/, "");
const pattern = (length, start) => Buffer.alloc(length).map((_, i) => start + 7 * i);
const write = (name, value) => {
  const lines = Array.isArray(value)
    ? `[\n${value.map((item) => `  ${JSON.stringify(item)}`).join(",\n")}\n]`
    : JSON.stringify(value, null, 2);
  // Characters are escaped, so that no editor normalizes a password.
  const ascii = lines.replace(
    /[\u007f-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
  writeFileSync(new URL(`${name}.json`, import.meta.url), `${ascii}\n`);
  console.log(`${name}.json: ${value.length ?? 1}`);
};

/** In Node, argon2-browser looks for a file that it doesn't ship, so this mimics a browser. */
function loadArgon2Browser() {
  const path = createRequire(import.meta.url).resolve("argon2-browser/dist/argon2-bundled.min.js");
  const page = { WebAssembly, atob, TextEncoder, TextDecoder, setTimeout, console };
  page.self = page.window = page;
  runInContext(readFileSync(path, "utf8"), createContext(page));
  return page.argon2;
}

function openssl(type, { password, salt, secret, ad, m, t, p, tagLength }) {
  const options = { message: password, nonce: salt, memory: m, passes: t, parallelism: p };
  return argon2Sync(type, { ...options, tagLength, secret, associatedData: ad });
}

function referenceC(type, version, { password, salt, secret, ad, m, t, p, tagLength }) {
  return reference.hash(password, {
    raw: true,
    type: reference[type],
    version,
    salt,
    secret,
    associatedData: ad,
    memoryCost: m,
    timeCost: t,
    parallelism: p,
    hashLength: tagLength,
  });
}

/** A field of a published vector, given in hex or as a pattern repeated up to a length. */
function field(vector, key) {
  const generated = vector[`${key}_gen`];
  if (generated) return Buffer.alloc(generated.len, generated.repeat_hex, "hex");
  return Buffer.from(vector[`${key}_hex`] ?? "", "hex");
}

/** OpenSSL supports only version 19. */
async function recompute() {
  const vectors = JSON.parse(readFileSync(new URL("published.json", import.meta.url), "utf8"));
  const byOpenssl = vectors.filter(({ version }) => version === 19);
  for (const vector of vectors) {
    const [password, salt, secret, ad] = ["password", "salt", "secret", "ad"].map((key) =>
      field(vector, key),
    );
    const { type, version, m, t, p, tag_len: tagLength, tag_hex: tag } = vector;
    const parameters = { password, salt, secret, ad, m, t, p, tagLength };
    const tags = [await referenceC(type, version, parameters)];
    if (byOpenssl.includes(vector)) tags.push(openssl(type, parameters));
    if (tags.some((other) => hex(other) !== tag)) throw new Error(JSON.stringify(vector));
  }
  console.log(`published.json: ${vectors.length} hold, ${byOpenssl.length} with OpenSSL too`);
}

/** Every pair of type and version; each other parameter cycles with its own period. */
async function matrix() {
  const lanes = [1, 2, 3, 4, 5, 8, 1, 16];
  const memory = [
    (p) => 8 * p,
    (p) => 8 * p + 1,
    (p) => 12 * p - 1,
    () => 137,
    () => 1024,
    () => 4095,
  ];
  const passes = [1, 2, 3, 1, 4];
  const tags = [4, 16, 32, 33, 63, 64, 65, 96, 128, 129, 200];
  const salts = [8, 16, 12, 24, 48, 64, 9];
  const passwords = [0, 1, 8, 64, 127, 128, 129, 300];
  const secrets = [0, 8, 0, 32, 200];
  const data = [0, 12, 0];
  const at = (list, i) => list[i % list.length];

  const vectors = [];
  for (let i = 0; i < 198; i++) {
    const type = at(TYPES, i);
    const version = Math.floor(i / 3) % 2 === 0 ? 19 : 16;
    const p = at(lanes, i + Math.floor(i / 8));
    const parameters = {
      m: Math.max(at(memory, i + Math.floor(i / 6))(p), 8 * p),
      t: at(passes, i),
      p,
      tagLength: at(tags, i),
      password: pattern(at(passwords, i + Math.floor(i / 8)), i),
      salt: pattern(at(salts, i), i + 1),
      secret: pattern(at(secrets, i), i + 2),
      ad: pattern(at(data, i + Math.floor(i / 3)), i + 3),
    };
    const tag = await referenceC(type, version, parameters);
    if (version === 19 && !openssl(type, parameters).equals(tag)) {
      throw new Error(`OpenSSL and the C reference disagree about vector ${i}`);
    }
    const { m, t, tagLength, password, salt, secret, ad } = parameters;
    vectors.push({
      source: version === 19 ? "C reference and OpenSSL" : "C reference",
      ...{ type, version, m, t, p, tag_len: tagLength },
      password_hex: hex(password),
      salt_hex: hex(salt),
      secret_hex: hex(secret),
      ad_hex: hex(ad),
      tag_hex: hex(tag),
    });
  }
  return vectors;
}

const PASSWORDS = {
  empty: "",
  ASCII: "correct horse battery staple",
  Cyrillic: "пароль",
  Thai: "สวัสดีครับ",
  Han: "密码安全",
  Hangul: "비밀번호",
  emoji: "🔑👩‍👩‍👧",
  "composed A with ring": "\u00c5",
  "decomposed A with ring": "A\u030a",
  "Angstrom sign": "\u212b",
  "full width": "ｐａｓｓｗｏｒｄ",
  ligature: "ﬁne",
  "Roman numeral": "Ⅷ",
  superscript: "x²",
  "half-width katakana": "ﾊﾟｽﾜｰﾄﾞ",
  "decomposed Hangul": "\u1112\u1161\u11ab",
  "no-break space": "a\u00a0b",
  "byte order mark": "\ufeffpassword",
  NUL: "pass\0word",
  "lone surrogate": "\ud800",
  "swapped surrogates": "\ude00\ud83d",
};

const TINY = { m: 8, t: 1, p: 1, tagLength: 32, salt: Buffer.from("somesalt") };

const passwords = () =>
  Object.entries(PASSWORDS).map(([label, password]) => ({
    label,
    password,
    nfkc_tag_hex: hex(openssl("argon2id", { ...TINY, password: password.normalize("NFKC") })),
    none_tag_hex: hex(openssl("argon2id", { ...TINY, password })),
  }));

const single = () => ({
  secret: {
    tag_hex: hex(
      openssl("argon2id", { ...TINY, password: "password", secret: Buffer.from("pfeffern-ü-🌶") }),
    ),
  },
  defaults: {
    tag_hex: hex(openssl("argon2id", { ...TINY, password: "password", m: 19456, t: 2 })),
  },
});

/** Hashes as users have stored them, each made by the named library. */
async function peers() {
  const hashes = [];
  const add = (library, password, hash, more) => hashes.push({ library, password, hash, ...more });
  const secret = Buffer.from("pepper");
  const secretHex = { secret_hex: hex(secret) };

  const nodeRsTypes = { argon2d: 0, argon2i: 1, argon2id: 2 };
  for (const password of ["password", "пароль", "A\u030a", ""]) {
    const tiny = { memorySize: 64, iterations: 2 };
    add("oslo 1.2.1", password, await new Oslo(tiny).hash(password));
    const peppered = new Oslo({ ...tiny, parallelism: 2, tagLength: 24, secret });
    add("oslo 1.2.1", password, await peppered.hash(password), secretHex);
  }
  add("oslo 1.2.1", "password", await new Oslo().hash("password"));

  for (const [type, algorithm] of Object.entries(nodeRsTypes)) {
    for (const version of [0, 1]) {
      const costs = { memoryCost: 128, timeCost: 3, parallelism: 2, algorithm, version };
      const hash = await nodeRs.hash("password", costs);
      add(`@node-rs/argon2 1.7.0, ${type}`, "password", hash);
      const peppered = await nodeRs.hash("A\u030a", { ...costs, secret, outputLen: 16 });
      add("@node-rs/argon2 1.7.0", "A\u030a", peppered, { ...secretHex, normalization: "none" });
    }
  }

  for (const type of TYPES) {
    const costs = { memoryCost: 99, timeCost: 2, parallelism: 3 };
    const plain = { ...costs, type: reference[type] };
    add("argon2 0.45.1", "password", await reference.hash("password", plain));
    const more = { version: 0x10, secret, hashLength: 48, associatedData: Buffer.from("context") };
    add(
      "argon2 0.45.1",
      "password",
      await reference.hash("password", { ...plain, ...more }),
      secretHex,
    );

    const hashWasm = { argon2id: wasmId, argon2i: wasmI, argon2d: wasmD }[type];
    for (const salt of ["somesalt", "sixteen byte slt"]) {
      const options = { password: "password", salt, parallelism: 1, iterations: 2, memorySize: 72 };
      const encoded = { hashLength: 20, outputType: "encoded" };
      add("hash-wasm 4.13.0", "password", await hashWasm({ ...options, ...encoded }));
      const other = { password: "пароль", secret, ...encoded };
      add("hash-wasm 4.13.0", "пароль", await hashWasm({ ...options, ...other }), secretHex);
    }

    const noble = { argon2id: nobleId, argon2i: nobleI, argon2d: nobleD }[type];
    for (const version of [16, 19]) {
      const [m, t, p] = [67, 2, 2];
      const tag = noble("password", "somesalt", { m, t, p, version, dkLen: 32 });
      const salt = base64("somesalt");
      const hash = `$${type}$v=${version}$m=${m},t=${t},p=${p}$${salt}$${base64(tag)}`;
      add("@noble/hashes 2.4.0", "password", hash);
    }
  }

  for (const [type, name] of [
    [browser.ArgonType.Argon2d, "argon2d"],
    [browser.ArgonType.Argon2i, "argon2i"],
    [browser.ArgonType.Argon2id, "argon2id"],
  ]) {
    const options = { pass: "password", salt: "somesalt", type, time: 2, mem: 96, hashLen: 28 };
    const { encoded } = await browser.hash({ ...options, parallelism: 1 });
    if (!encoded.startsWith(`$${name}$`)) throw new Error(`argon2-browser wrote ${encoded}`);
    add("argon2-browser 1.18.0", "password", encoded);
    const longer = { ...options, salt: "a longer salt of 27 bytes..", pass: "пароль" };
    const { encoded: other } = await browser.hash({ ...longer, parallelism: 1 });
    add("argon2-browser 1.18.0", "пароль", other);
  }
  return hashes;
}

await recompute();
write("matrix", await matrix());
write("passwords", passwords());
write("single", single());
write("peers", await peers());
