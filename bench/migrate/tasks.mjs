// The same work for each peer: verifying one password against one stored hash.
import { pbkdf2Sync, scryptSync } from "node:crypto";
import { scrypt } from "@noble/hashes/scrypt.js";
import bcryptjs from "bcryptjs";
import { Argon2id } from "edge-argon2";
import { Migrating } from "edge-argon2/migrate";
import { timed } from "../lib/serve.mjs";

const PASSWORD = "correct horse battery staple";
const SALT = "0123456789abcdef0123456789abcdef";
const COSTS = { N: 16384, r: 16, p: 1 };
const BCRYPT = "$2b$10$cYS3yikcGtihCzzdZeihEetNh4ZFClBMBD1NF9RBQ4gdQnR4tM.hK";
const SCRYPT_KEY =
  "e1034727d858e2fca8a705fe561781100520e78064f8d2bfa492937c58df02eb" +
  "15d40233f809f179c7fb9863b8eb9dc5a8d2dc196c0b9733c05fa426f224856e";
const PBKDF2_KEY = "aaJvxLFiTNKezCskRKqHYlFXXGXetK+e/72erb1BlcY=";
const ITERATIONS = 100_000;

const { check } = new Migrating(new Argon2id(), { from: ["better-auth", "django", "bcrypt"] });
const hex = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");

/** By task and peer; each resolves to true. */
const TASKS = {
  "scrypt N=16384 r=16": {
    "edge-argon2": () => check(`${SALT}:${SCRYPT_KEY}`, PASSWORD),
    "node:crypto": () => {
      const maxmem = 2 * 128 * COSTS.N * COSTS.r;
      return hex(scryptSync(PASSWORD, SALT, 64, { ...COSTS, maxmem })) === SCRYPT_KEY;
    },
    "@noble/hashes": () => hex(scrypt(PASSWORD, SALT, { ...COSTS, dkLen: 64 })) === SCRYPT_KEY,
  },
  "PBKDF2-SHA256 × 100,000": {
    "edge-argon2": () => check(`pbkdf2_sha256$${ITERATIONS}$${SALT}$${PBKDF2_KEY}`, PASSWORD),
    "node:crypto": () =>
      pbkdf2Sync(PASSWORD, SALT, ITERATIONS, 32, "sha256").toString("base64") === PBKDF2_KEY,
  },
  "bcrypt, cost 10": {
    "edge-argon2": () => check(BCRYPT, PASSWORD),
    bcryptjs: () => bcryptjs.compareSync(PASSWORD, BCRYPT),
  },
};

export const run = timed(async ({ task, peer }) => ({ result: await TASKS[task][peer]() }));
