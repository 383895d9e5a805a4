// Stored hashes that cost too much are refused before any work is done for them.

import * as check from "../../../kit/check.js";
import { now } from "../../../kit/collect.js";

export const name = "limits";

// Computing any of the bombs takes seconds to years.
const PROMPT_MS = 500;

const HEX = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
const B64 = "n4bQgYhMfWWaL+qgxVrQFaO/TxsrC4Is0V1sFbDwCgg";
const B64_64 = `${"A".repeat(86)}==`;
const DIGEST = "CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW";
const identity = (iterations) =>
  btoa(String.fromCharCode(1, 0, 0, 0, 1, ...iterations, 0, 0, 0, 16, ...new Array(48).fill(7)));

const BOMBS = [
  ["maxMemorySize", "phc", `$scrypt$ln=60,r=8,p=1$c2FsdHNhbHQ$${B64}`],
  ["maxMemorySize", "phc", `$scrypt$ln=63,r=4294967295,p=4294967295$c2FsdHNhbHQ$${B64}`],
  ["maxMemorySize", "phc", `$scrypt$ln=1,r=1,p=4294967295$c2FsdHNhbHQ$${B64}`],
  ["maxMemorySize", "werkzeug", `scrypt:2147483648:8:1$salt$${HEX}${HEX}`],
  ["maxMemorySize", "django", `scrypt$1073741824$salt$8$1$${B64_64}`],
  ["maxWork", "django", `scrypt$16384$salt$8$1024$${B64_64}`],
  ["maxMemorySize", "firebase", `$fbscrypt$v=1,n=60,r=8,p=1,ss=,sk=AAAA$AAAA$AAAA`],
  ["maxIterations", "phc", `$pbkdf2-sha256$i=4294967295$c2FsdHNhbHQ$${B64}`],
  ["maxIterations", "phc", `$pbkdf2-sha1$i=9999999$c2FsdHNhbHQ$${B64}`],
  ["maxIterations", "django", `pbkdf2_sha256$4294967295$salt$${B64}=`],
  ["maxIterations", "werkzeug", `pbkdf2:sha256:4294967295$salt$${HEX}`],
  ["maxIterations", "aspnet-identity", identity([255, 255, 255, 255])],
  ["maxIterations", "wordpress", "$P$S12345678abcdefghijklmnopqrstu/"],
  ["maxBcryptCost", "bcrypt", `$2b$31$${DIGEST}`],
  ["maxBcryptCost", "django", `bcrypt_sha256$$2b$31$${DIGEST}`],
  ["maxBcryptCost", "wordpress", `$wp$2y$31$${DIGEST}`],
];

export function define(test, { api }) {
  const { Argon2Error, Argon2id, migrate } = api;
  const accounts = (options) => new migrate.Migrating(new Argon2id(), options);

  for (const [option, format, stored] of BOMBS) {
    test(`refused at once: ${stored.slice(0, 40)}…`, async () => {
      const expected = { type: Argon2Error, code: "COST_LIMIT", mentions: [option] };
      const start = await now();
      const refused = () => accounts({ from: [format] }).verify(stored, "password");
      await check.rejects(refused, { ...expected, never: [stored] });
      const elapsed = (await now()) - start;
      check.ok(elapsed < PROMPT_MS, `refused after ${elapsed} ms, wanted under ${PROMPT_MS}`);
    });
  }

  test("each limit can be set, and is taken at its word", async () => {
    for (const [option, most, format, stored] of [
      ["maxMemorySize", 129, "phc", `$scrypt$ln=7,r=8,p=1$c2FsdHNhbHQ$${B64}`],
      ["maxWork", 256, "phc", `$scrypt$ln=7,r=8,p=2$c2FsdHNhbHQ$${B64}`],
      ["maxIterations", 1000, "phc", `$pbkdf2-sha256$i=1000$c2FsdHNhbHQ$${B64}`],
      ["maxBcryptCost", 4, "bcrypt", `$2b$04$${DIGEST}`],
    ]) {
      const from = [format];
      const within = await accounts({ from, [option]: most }).check(stored, "x");
      check.equal(within, false, `${option}: ${most}`);
      const below = accounts({ from, [option]: most - 1 });
      await check.rejects(() => below.check(stored, "x"), {
        type: Argon2Error,
        code: "COST_LIMIT",
      });
    }
  });

  test("costs that scrypt is not defined for are malformed", async () => {
    for (const costs of ["ln=0,r=8,p=1", "ln=4,r=0,p=1", "ln=4,r=8,p=0", "ln=16,r=1,p=1"]) {
      const { check: verify } = accounts({ from: ["phc"] });
      const stored = `$scrypt$${costs}$c2FsdHNhbHQ$${B64}`;
      const expected = { type: Argon2Error, code: "INVALID_HASH" };
      await check.rejects(() => verify(stored, "x"), expected, costs);
    }
  });

  test("a wrong option is refused with its name and range", () => {
    for (const [options, type, mention] of [
      [{ from: [], maxIterations: 0 }, RangeError, "maxIterations"],
      [{ from: [], maxMemorySize: 1.5 }, RangeError, "maxMemorySize"],
      [{ from: [], maxBcryptCost: 32 }, RangeError, "31"],
      [{ from: [], maxWork: "1" }, RangeError, "maxWork"],
      [{ from: [], maxMemory: 5 }, TypeError, "maxMemory"],
    ]) {
      check.throws(() => accounts(options), { type, mentions: [mention] });
    }
  });

  test("today's costs of Django, and scrypt's of 128 MiB, are within the limits", async () => {
    const django = `pbkdf2_sha256$1200000$salt$${B64}=`;
    check.equal(await accounts({ from: ["django"] }).check(django, "x"), false, "Django 6");
    const large = `$scrypt$ln=17,r=8,p=1$c2FsdHNhbHQ$${B64}`;
    const verified = await accounts({ from: ["phc"] })
      .check(large, "x")
      .catch(({ code }) => code);
    // A workerd isolate may not have 128 MiB left.
    check.ok(verified === false || verified === "OUT_OF_MEMORY", `${verified}`);
    const small = `$scrypt$ln=4,r=8,p=1$c2FsdHNhbHQ$${B64}`;
    check.equal(await accounts({ from: ["phc"] }).check(small, "x"), false, "the next call");
  });
}
