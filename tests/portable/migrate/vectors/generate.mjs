// Writes ../vectors.json: hashes made by the libraries that define the formats, which share no code
// with this package.
//
//   cd tests/portable/migrate/vectors && npm install
//   python3 -m venv .venv && .venv/bin/pip install -r requirements.txt      (Python up to 3.12)
//   node generate.mjs
//
// If no library was available, this file computes the hash independently with node:crypto
// ("node:crypto, …"), or the format's authors published it ("published by …").

import { spawnSync } from "node:child_process";
import { createHmac, pbkdf2Sync, randomBytes, scryptSync } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { Bcrypt } from "@adonisjs/hash/drivers/bcrypt";
import { Scrypt as AdonisScrypt } from "@adonisjs/hash/drivers/scrypt";
import nodeRsBcrypt from "@node-rs/bcrypt";
import phcPbkdf2 from "@phc/pbkdf2";
import bcrypt from "bcrypt";
import bcryptjs from "bcryptjs";
import { hashPassword } from "better-auth/crypto";
import { FirebaseScrypt } from "firebase-scrypt";
import { LegacyScrypt, Scrypt } from "lucia";
import { generateLuciaPasswordHash } from "lucia-2/utils";
import * as oslo from "oslo/password";
import wordpressHash from "wordpress-hash-node";

const here = (name) => new URL(name, import.meta.url);
const { dependencies } = JSON.parse(readFileSync(here("package.json"), "utf8"));
const npm = (name) => `npm ${name} ${dependencies[name].replace("npm:lucia@", "")}`;

/** A plain password, one beyond Latin script, and one that normalization changes. */
const PASSWORDS = ["correct horse battery staple", "пароль 密码 🔑", "A\u030angstro\u0308m ﬁ"];

const FIREBASE = {
  signerKey:
    "jxspr8Ki0RYycVU8zykbdLGjFQ3McFUH0uiiTvC8pVMXAn210wjLNmdZJzxUECKbm0QsEmYUSDzZvpjeJ9WmXA==",
  saltSeparator: "Bw==",
  rounds: 8,
  memoryCost: 14,
};

const vectors = [];
const add = (format, library, password, stored) =>
  vectors.push({ format, library, password, stored });

for (const password of PASSWORDS) {
  add("better-auth", npm("better-auth"), password, await hashPassword(password));
  // Convex Auth's Password provider calls lucia's Scrypt.
  for (const format of ["lucia-3", "convex-auth"]) {
    add(format, npm("lucia"), password, await new Scrypt().hash(password));
  }
  add("oslo-scrypt", npm("oslo"), password, await new oslo.Scrypt().hash(password));
  add("lucia-2", npm("lucia-2"), password, await generateLuciaPasswordHash(password));
  add(
    "lucia-2",
    `${npm("lucia")}, LegacyScrypt`,
    password,
    await new LegacyScrypt().hash(password),
  );
  const salt = "abcdefgh12345678";
  add("lucia-2", "node:crypto, Lucia 1's r = 8", password, lucia1(password, salt));

  add("bcrypt", npm("bcrypt"), password, await bcrypt.hash(password, 5));
  add("bcrypt", npm("bcryptjs"), password, await bcryptjs.hash(password, 5));
  add("bcrypt", npm("@node-rs/bcrypt"), password, await nodeRsBcrypt.hash(password, { cost: 5 }));
  for (const version of [97, 98]) {
    const stored = await new Bcrypt({ rounds: 5, version }).make(password);
    add("bcrypt", npm("@adonisjs/hash"), password, stored);
  }
  add("bcrypt", npm("oslo"), password, await new oslo.Bcrypt({ cost: 5 }).hash(password));

  for (const digest of ["sha1", "sha256", "sha512"]) {
    const stored = await phcPbkdf2.hash(password, { iterations: 1100, digest });
    add("phc", npm("@phc/pbkdf2"), password, stored);
  }
  add("phc", npm("@adonisjs/hash"), password, await new AdonisScrypt({ cost: 512 }).make(password));
  add("phc", "node:crypto, scrypt", password, phcScrypt(password, { logN: 9, r: 8, p: 3 }));

  // This library handles text beyond Latin-1 differently from PHP.
  if (password === PASSWORDS[0]) {
    add("wordpress", npm("wordpress-hash-node"), password, wordpressHash.HashPassword(password));
  }
  add("wordpress", "node:crypto and bcryptjs, $wp$", password, wordpress68(password));

  const firebaseSalt = randomBytes(10).toString("base64");
  const { memoryCost: memCost, ...rest } = FIREBASE;
  const firebase = await new FirebaseScrypt({ ...rest, memCost }).hash(password, firebaseSalt);
  add("firebase", npm("firebase-scrypt"), password, `$fbscrypt$${firebaseSalt}$${firebase}`);
  const parameters = `v=1,n=14,r=8,p=1,ss=${FIREBASE.saltSeparator},sk=${FIREBASE.signerKey}`;
  const supabase = `$fbscrypt$${parameters}$${firebaseSalt}$${firebase}`;
  add("firebase", `${npm("firebase-scrypt")}, as Supabase stores it`, password, supabase);

  add("aspnet-identity", "node:crypto, version 2", password, aspnetIdentity2(password));
  for (const [prf, digest] of ["sha1", "sha256", "sha512"].entries()) {
    const stored = aspnetIdentity3(password, { prf, digest, iterations: 1000 + prf });
    add("aspnet-identity", `node:crypto, version 3 with ${digest}`, password, stored);
  }
}

/** WordPress removes the white space around this password. */
add(
  "wordpress",
  "node:crypto and bcryptjs, $wp$",
  " \tspaces around\n",
  wordpress68("spaces around"),
);

const identity = "published by ASP.NET Core, PasswordHasherTest";
for (const stored of [
  "ANXrDknc7fGPpigibZXXZFMX4aoqz44JveK6jQuwY3eH/UyPhvr5xTPeGYEckLxz9A==",
  "AQAAAAIAAAAyAAAAEOMwvh3+FZxqkdMBz2ekgGhwQ4B6pZWND6zgESBuWiHw",
  "AQAAAAIAAAD6AAAAIJbVi5wbMR+htSfFp8fTw8N8GOS/Sje+S/4YZcgBfU7EQuqv4OkVYmc4VJl9AGZzmRTxSkP7LtVi9IWyUxX8IAAfZ8v+ZfhjCcudtC1YERSqE1OEdXLW9VukPuJWBBjLuw==",
  "AQAAAAAAAAD6AAAAEAhftMyfTJylOlZT+eEotFXd1elee8ih5WsjXaR3PA9M",
  "AQAAAAEAA9CQAAAAIESkQuj2Du8Y+kbc5lcN/W/3NiAZFEm11P27nrSN5/tId+bR1SwV8CO1Jd72r4C08OLvplNlCDc3oQZ8efcW+jQ=",
]) {
  add("aspnet-identity", identity, "my password", stored);
}
add(
  "firebase",
  "published by Firebase, scrypt's README",
  "user1password",
  "$fbscrypt$42xEC+ixf3L2lw==$lSrfV15cpx95/sZS2W9c9Kp6i/LVgQNDNC/qzrCnh1SAyZvqmZqAjTdn3aoItz+VHjoZilo78198JAdRuid5lQ==",
);

vectors.push(...python());

// Passwords that bcrypt truncates. PHP and C stop at NUL, as do htpasswd and libxcrypt's callers.
const long = "0123456789".repeat(8);
const nul = "before\0after";
const lax = {
  long: { stored: await bcryptjs.hash(long, 5), password: long },
  nul: [
    { library: npm("bcryptjs"), stored: await bcryptjs.hash(nul, 5), password: nul },
    { library: "C's view of it", stored: await bcryptjs.hash("before", 5), password: nul },
  ],
};
const file = {
  lax,
  firebase: FIREBASE,
  // These are crypt_blowfish's own test vectors, for passwords that are bytes rather than text.
  bytes: [
    ["$2x$05$/OK.fbVrR/bpIqNJ5ianF.CE5elHaaO4EbggVDjb8P19RukzXSM3e", "a3"],
    ["$2x$05$/OK.fbVrR/bpIqNJ5ianF.CE5elHaaO4EbggVDjb8P19RukzXSM3e", "ffffa3"],
    ["$2y$05$/OK.fbVrR/bpIqNJ5ianF.CE5elHaaO4EbggVDjb8P19RukzXSM3e", "ffffa3"],
    ["$2y$05$/OK.fbVrR/bpIqNJ5ianF.Sa7shbm4.OzKpvFnX1pQLmQW96oUlCq", "a3"],
  ].map(([stored, password_hex]) => ({ format: "bcrypt", stored, password_hex })),
  vectors,
};
// Characters are escaped, so that no editor normalizes a password.
const text = JSON.stringify(file, null, 2).replace(
  /[\u007f-\uffff]/g,
  (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`,
);
writeFileSync(here("../vectors.json"), `${text}\n`);
console.log(`vectors.json: ${vectors.length} hashes of text, ${file.bytes.length} of bytes`);

function python() {
  const { status, stdout, stderr } = spawnSync(".venv/bin/python", ["generate.py"], {
    cwd: here("."),
    input: JSON.stringify(PASSWORDS),
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout);
}

function lucia1(password, salt) {
  const key = scryptSync(password.normalize("NFKC"), salt, 64, { N: 16384, r: 8, p: 1 });
  return `${salt}:${key.toString("hex")}`;
}

function phcScrypt(password, { logN, r, p }) {
  const salt = randomBytes(16);
  const key = scryptSync(password, salt, 32, { N: 2 ** logN, r, p });
  const [saltText, keyText] = [salt, key].map((bytes) =>
    bytes.toString("base64").replace(/=+$/, ""),
  );
  return `$scrypt$ln=${logN},r=${r},p=${p}$${saltText}$${keyText}`;
}

function wordpress68(password) {
  const mac = createHmac("sha384", "wp-sha384").update(password).digest("base64");
  const salt = bcryptjs.genSaltSync(5).replace("$2b$", "$2y$");
  return `$wp${bcryptjs.hashSync(mac, salt)}`;
}

function aspnetIdentity2(password) {
  const salt = randomBytes(16);
  const key = pbkdf2Sync(password, salt, 1000, 32, "sha1");
  return Buffer.concat([Buffer.of(0), salt, key]).toString("base64");
}

function aspnetIdentity3(password, { prf, digest, iterations }) {
  const salt = randomBytes(16);
  const header = Buffer.alloc(13);
  header.writeUInt8(1, 0);
  for (const [index, value] of [prf, iterations, salt.length].entries()) {
    header.writeUInt32BE(value, 1 + 4 * index);
  }
  const key = pbkdf2Sync(password, salt, iterations, 32, digest);
  return Buffer.concat([header, salt, key]).toString("base64");
}
