// Compares the driver of edge-argon2/adonisjs with @adonisjs/hash's own driver for Argon2, through the
// HashManager that an application calls.

import * as check from "../../kit/check.js";
import { compare, PASSWORDS, verifyEachOther } from "./compare.js";

export const name = "adonisjs";

const HASH =
  "$argon2id$v=19$m=64,t=2,p=2$LW5BrVlQE4tLBcWuP0I/4Q$eSed1KAO8k70pUDgK8zSHjVUTsRlJ+EYVNfBzPnhuQc";
const SCRYPT = "$scrypt$n=16384,r=8,p=1$iILKD1gVSx6bqualYqyLBQ$DNzIISdmTQS6sFdQ1tJ3UA";

const READABLE = {
  "its own": HASH,
  "version 16": HASH.replace("v=19", "v=16"),
  "no version": HASH.replace("$v=19", ""),
  argon2i: HASH.replace("argon2id", "argon2i"),
  argon2d: HASH.replace("argon2id", "argon2d"),
  "node-argon2's order of costs": HASH.replace("t=2,p=2", "p=2,t=2"),
  "fewer passes": HASH.replace("t=2", "t=1"),
  "less memory": HASH.replace("m=64", "m=32"),
  "fewer lanes": HASH.replace("p=2", "p=1"),
};

const MALFORMED = {
  empty: "",
  "no hash": "junk",
  "no tag": HASH.slice(0, HASH.lastIndexOf("$")),
  "lanes missing": HASH.replace(",p=2", ""),
  "no lanes": HASH.replace("p=2", "p=0"),
  "little memory": HASH.replace("m=64", "m=8"),
  "a short salt": HASH.replace("LW5BrVlQE4tLBcWuP0I/4Q", "c29tZXM"),
  "a short tag": HASH.replace(/[^$]+$/, "YWJj"),
  "fields too many": `${HASH}$x$y`,
  padding: `${HASH}=`,
  "a space after": `${HASH} `,
};

function* same() {
  for (const [title, stored] of Object.entries({ ...READABLE, ...MALFORMED, scrypt: SCRYPT })) {
    yield [`isValidHash: ${title}`, (hash) => hash.isValidHash(stored)];
  }
  for (const [title, stored] of Object.entries({ ...READABLE, ...MALFORMED })) {
    yield [`verify: ${title}`, (hash) => hash.verify(stored, "y")];
    yield [`verify, wrong: ${title}`, (hash) => hash.verify(stored, "x")];
  }
  for (const [title, stored] of Object.entries({ ...READABLE, scrypt: SCRYPT })) {
    yield [`needsReHash: ${title}`, (hash) => hash.needsReHash(stored)];
  }
  yield ["make", (hash) => hash.make("y")];
  yield ["assertEquals", (hash) => hash.assertEquals(HASH, "y")];
  yield ["assertNotEquals: the right password", (hash) => hash.assertNotEquals(HASH, "y")];
}

function* different() {
  yield ["verify: scrypt", (hash) => hash.verify(SCRYPT, "y"), /UNSUPPORTED_HASH.*\[\\"phc\\"\]/];
  const costly = HASH.replace("m=64", "m=1048577");
  yield ["verify: above the limits", (hash) => hash.verify(costly, "y"), /COST_LIMIT/];
  yield ["verify: no string", (hash) => hash.verify(5, "y"), /TypeError.*hash must be a string/];
  const stronger = HASH.replace("t=2", "t=3");
  yield ["needsReHash: more passes", (hash) => hash.needsReHash(stronger), /"returns":false/];
  yield ["needsReHash: no tag", (hash) => hash.needsReHash(MALFORMED["no tag"]), /INVALID_HASH/];
  yield ["make: no string", (hash) => hash.make(5), /TypeError.*must be a string/];
  yield ["make: a long password", (hash) => hash.make("x".repeat(4097)), /PASSWORD_TOO_LONG/];
}

export function define(test, { ours, theirs }) {
  const { Argon, HashManager, Secret } = theirs;
  const costs = { iterations: 2, parallelism: 2 };
  const managerOf = (secret, normalization) =>
    new HashManager({
      default: "ours",
      list: {
        ours: ours.argon2id({ ...costs, memorySize: 64, secret, normalization }),
        theirs: () => new Argon({ ...costs, memory: 64, secret: secret && new Secret(secret) }),
      },
    });
  const manager = managerOf();
  const pair = { ours: manager.use("ours"), theirs: manager.use("theirs") };
  compare(test, { ...pair, same: same(), different: different() });

  const peppered = managerOf("pepper", "none"); // AdonisJS hashes passwords as typed
  verifyEachOther(test, {
    ...{ ours: peppered.use("ours"), theirs: peppered.use("theirs"), passwords: PASSWORDS },
    hash: (hash, password) => hash.make(password),
    verify: (hash, stored, password) => hash.verify(stored, password),
  });

  test("the manager's default and its fake", async () => {
    const stored = await manager.make("y");
    check.equal(await manager.verify(stored, "y"), true, "the default's hash");
    manager.fake();
    check.equal(await manager.make("y"), "y", "the fake's");
    manager.restore();
    check.equal(await manager.verify(stored, "y"), true, "afterward");
  });
}
