// Hashes that `verify` and `inspect` read: Argon2's and those of edge-argon2/migrate.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { tests } from "../../../tools/paths.mjs";
import { edgeArgon2, PASSWORD } from "./program.mjs";

const { vectors } = JSON.parse(readFileSync(join(tests, "portable/migrate/vectors.json"), "utf8"));
/** Hashes of the same password in all formats but one, whose hashes need a project's parameters. */
const old = vectors.filter(
  ({ password, stored }) => password === PASSWORD && !/^\$fbscrypt\$[^v]/.test(stored),
);
const byFormat = new Map(old.map((vector) => [vector.format, vector]));

const CURRENT =
  "$argon2id$v=19$m=19456,t=2,p=1$3IYGBbGruoFk5ykEXAlR4g$cqPRCrdhpEylpXjQ0rcC+TH3pH0E3Cc61MWX65v825k";
const BROKEN = {
  "an Argon2 hash without a tag": [CURRENT.slice(0, 54), "INVALID_HASH"],
  "an Argon2 hash that costs too much": [CURRENT.replace("19456", "2000000"), "COST_LIMIT"],
  "a bcrypt hash that is cut off": ["$2b$10$N9qo8uLOickgx2ZMRZoMyeIj", "INVALID_HASH"],
  "what a shell leaves of a hash in double quotes": ["=19=19456,t=2,p=1", "INVALID_HASH"],
  "a word": ["hunter2", "INVALID_HASH"],
  "crypt(3)": ["$6$rounds=5000$saltsalt$abcdefgh", "UNSUPPORTED_HASH"],
};

const verify = (hash, input, ...more) => edgeArgon2(["verify", hash, ...more], { input });
const inspect = async (hash, ...more) =>
  JSON.parse((await edgeArgon2(["inspect", hash, "--json", ...more])).stdout);

describe("verify", () => {
  test("0 for the right password, 1 for a wrong one, with a sentence or an object", async () => {
    const right = await verify(CURRENT, PASSWORD);
    assert.deepEqual(right, { code: 0, stdout: "The password matches.\n", stderr: "" });
    const wrong = await verify(CURRENT, "wrong");
    assert.deepEqual(wrong, { code: 1, stdout: "The password does not match.\n", stderr: "" });
    const object = await verify(CURRENT, "wrong", "--json");
    assert.equal(object.code, 1);
    assert.deepEqual(JSON.parse(object.stdout), { valid: false, needsRehash: false });
  });

  for (const [format, { stored }] of byFormat) {
    test(`a hash of ${format}: 0, 1, and the advice to hash again`, async () => {
      const { code, stdout, stderr } = await verify(stored, PASSWORD, "--json");
      assert.equal(code, 0, stderr);
      assert.deepEqual(JSON.parse(stdout), { valid: true, needsRehash: true });
      assert.equal((await verify(stored, "wrong")).code, 1);
    });
  }

  for (const [what, [hash, code]] of Object.entries(BROKEN)) {
    test(`${what}: 3, and the error shows neither hash nor password`, async () => {
      const answer = await verify(hash, PASSWORD, "--json");
      assert.equal(answer.code, 3, answer.stderr);
      const { error } = JSON.parse(answer.stdout);
      assert.equal(error.code, code);
      assert.match(answer.stderr, /^edge-argon2: [A-Z].*\.$/m);
      for (const text of [hash, PASSWORD]) {
        assert.ok(!`${answer.stdout}${answer.stderr}`.includes(text), "shown");
      }
      if (code === "INVALID_HASH") assert.match(answer.stderr, /single quotes/);
    });
  }
});

describe("inspect", () => {
  test("the parts of an Argon2 hash", async () => {
    assert.deepEqual(await inspect(CURRENT), {
      kind: "argon2",
      ...{ algorithm: "argon2id", version: 19, memorySize: 19456, iterations: 2, parallelism: 1 },
      ...{ saltLength: 16, tagLength: 32, hasKeyId: false, hasAssociatedData: false },
      ...{ meetsMinimum: true, needsRehash: false },
    });
  });

  test("whether to hash again depends on the costs", async () => {
    const needsRehash = async (...costs) => (await inspect(CURRENT, ...costs)).needsRehash;
    assert.equal(await needsRehash("--passes", "3"), true, "more passes");
    assert.equal(await needsRehash("--passes", "1"), false, "fewer passes");
    assert.equal(await needsRehash("--tag-length", "16"), true, "a different tag");
  });

  test("whether it meets OWASP's minimum depends on its costs", async () => {
    for (const [costs, meetsMinimum] of Object.entries({
      "m=47104,t=1,p=1": true,
      "m=47103,t=1,p=1": false,
      "m=19455,t=2,p=1": false,
      "m=12288,t=3,p=1": true,
      "m=9216,t=4,p=4": true,
      "m=7168,t=5,p=1": true,
      "m=7168,t=4,p=1": false,
      "m=7167,t=500,p=1": false,
    })) {
      const hash = CURRENT.replace("m=19456,t=2,p=1", costs);
      assert.equal((await inspect(hash)).meetsMinimum, meetsMinimum, costs);
    }
    const other = await inspect(CURRENT.replace("argon2id", "argon2i"));
    assert.equal(other.meetsMinimum, false, "Argon2i");
  });

  test("the hash comes from a pipe, and people get lines that fit a narrow terminal", async () => {
    const { code, stdout, stderr } = await edgeArgon2(["inspect"], { input: `${CURRENT}\n` });
    assert.equal(code, 0, stderr);
    assert.match(stdout, /^memory +19456 KiB$/m);
    for (const line of stdout.split("\n")) assert.ok(line.length <= 50, line);
  });

  test("every stored form of edge-argon2/migrate is named, with its function and costs", async () => {
    const forms = new Map(old.map((vector) => [vector.stored.replace(/[^$:_a-z].*/, ""), vector]));
    for (const { format, stored, library } of [...forms.values(), ...byFormat.values()]) {
      const { kind, from, function: name, costs, needsRehash } = await inspect(stored);
      assert.equal(kind, "migrate", library);
      assert.ok(from.includes(format), `${library}: ${from}`);
      assert.match(name, /^(bcrypt|scrypt|PBKDF2|phpass|Argon2)$/, library);
      if (name !== "Argon2") assert.ok(Object.keys(costs).length > 0, library);
      assert.equal(needsRehash, true, library);
    }
  });

  test("better-auth's hash: N, r and p of scrypt", async () => {
    assert.deepEqual(await inspect(byFormat.get("better-auth").stored), {
      kind: "migrate",
      from: ["better-auth", "lucia-3", "convex-auth", "oslo-scrypt", "lucia-2"],
      ...{ function: "scrypt", costs: { N: 16384, r: 16, p: 1 }, saltLength: 32, keyLength: 64 },
      needsRehash: true,
    });
  });

  for (const [what, [hash, code]] of Object.entries(BROKEN)) {
    if (code === "COST_LIMIT") continue; // nothing is computed
    test(`${what}: exit code 3`, async () => {
      const { code: exit, stdout } = await edgeArgon2(["inspect", hash, "--json"]);
      assert.equal(exit, 3);
      assert.equal(JSON.parse(stdout).error.code, code);
    });
  }
});
