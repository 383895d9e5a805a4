// Passwords on standard input.

import assert from "node:assert/strict";
import { argon2Sync } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { setTimeout as delay } from "node:timers/promises";
import { start } from "../../../tools/process.mjs";
import { edgeArgon2, folder, PASSWORD, program, shell } from "./program.mjs";

const FAST = ["--memory", "64", "--passes", "1"];

/** Whether OpenSSL computes the hash's tag from these bytes. */
function isHashOf(hash, message) {
  const [, , , costs, salt, tag] = hash.trim().split("$");
  const [memory, passes, parallelism] = costs.match(/\d+/g).map(Number);
  const expected = Buffer.from(tag, "base64");
  const nonce = Buffer.from(salt, "base64");
  const parameters = { message, nonce, memory, passes, parallelism, tagLength: expected.length };
  return argon2Sync("argon2id", parameters).equals(expected);
}

const TAKEN = {
  "without a newline": ["pw", "pw"],
  "with a newline": ["pw\n", "pw"],
  "with Windows' newline": ["pw\r\n", "pw"],
  "with two newlines": ["pw\n\n", "pw\n"],
  "with spaces around it": [" pw \n", " pw "],
  "with a NUL": ["p\0w", "p\0w"],
  "with a byte order mark": ["\ufeffpw", "\ufeffpw"],
  "that NFKC changes": ["ﬁancé Å ½", "ﬁancé Å ½".normalize("NFKC")],
  "of 4096 bytes": ["p".repeat(4096), "p".repeat(4096)],
};

const REFUSED = {
  nothing: ["", /empty or closed/],
  "only a newline": ["\n", /The password is empty/],
  "bytes that are not UTF-8": [Buffer.from([0x70, 0xe9, 0x0a]), /not UTF-8/],
  "4097 bytes": ["p".repeat(4097), /more than 4096 bytes/],
  "65537 bytes": ["p".repeat(65537), /more than 65536 bytes/],
};

describe("passwords", () => {
  for (const [how, [input, password]] of Object.entries(TAKEN)) {
    test(`a password ${how} is hashed as OpenSSL hashes it, and verified`, async () => {
      const { code, stdout, stderr } = await edgeArgon2(["hash", ...FAST], { input });
      assert.equal(code, 0, stderr);
      assert.ok(stdout.startsWith("$argon2id$v=19$m=64,t=1,p=1$"), stdout);
      assert.ok(isHashOf(stdout, password), "a different password was hashed");
      const verified = await edgeArgon2(["verify", stdout.trim()], { input });
      assert.equal(verified.code, 0, verified.stderr);
    });
  }

  for (const [what, [input, message]] of Object.entries(REFUSED)) {
    test(`${what} on standard input is an error, exit code 3`, async () => {
      const { code, stdout, stderr } = await edgeArgon2(["hash"], { input });
      assert.equal(code, 3, stderr);
      assert.equal(stdout, "");
      assert.match(stderr, message);
    });
  }

  test("an endless stream is an error, and is not read to its end", async () => {
    const { code, stderr } = await shell("yes | edge-argon2 hash");
    assert.equal(code, 3, stderr);
    assert.match(stderr, /more than 65536 bytes/);
  });

  for (const redirection of ["<&-", "< /dev/null", "< ."]) {
    for (const command of [
      "hash",
      "verify '$argon2id$v=19$m=64,t=1,p=1$c2FsdHNhbHQ$AAAAAAA'",
      "inspect",
    ]) {
      test(`edge-argon2 ${command.split(" ")[0]} ${redirection} ends with 3 and says why`, async () => {
        const { code, stdout, stderr } = await shell(`edge-argon2 ${command} ${redirection}`);
        assert.equal(code, 3, stderr);
        assert.equal(stdout, "");
        assert.match(stderr, /Standard input (is empty or closed|could not be read \(EISDIR\))/);
      });
    }
  }

  test("options and defaults give the costs", async () => {
    const costs = ["--memory", "128", "--passes", "3", "--lanes", "2", "--tag-length", "16"];
    const { stdout } = await edgeArgon2(["hash", ...costs], { input: PASSWORD });
    assert.match(stdout, /^\$argon2id\$v=19\$m=128,t=3,p=2\$[\w+/]{22}\$[\w+/]{22}\n$/);
    assert.ok(isHashOf(stdout, PASSWORD));
    const defaults = await edgeArgon2(["hash", "--json"], { input: PASSWORD });
    const { hash, ...more } = JSON.parse(defaults.stdout);
    assert.deepEqual(more, {});
    assert.match(hash, /^\$argon2id\$v=19\$m=19456,t=2,p=1\$[\w+/]{22}\$[\w+/]{43}$/);
  });

  test("the hash can come from a file", async () => {
    const { stdout } = await edgeArgon2(["hash", ...FAST], { input: PASSWORD });
    const file = join(folder, "stored-hash");
    writeFileSync(file, stdout);
    const verify = (input) => edgeArgon2(["verify", "--hash-file", file], { input });
    assert.equal((await verify(PASSWORD)).code, 0);
    assert.equal((await verify("wrong")).code, 1);
    writeFileSync(join(folder, "broken.txt"), "broken");
    const broken = await edgeArgon2(["verify", "--hash-file", "broken.txt"], { input: PASSWORD });
    assert.doesNotMatch(broken.stderr, /quotes/, "no shell has touched it");
    const missing = await edgeArgon2(["verify", "--hash-file", "/nowhere"], { input: PASSWORD });
    assert.equal(missing.code, 3);
    assert.match(missing.stderr, /--hash-file could not be read \(ENOENT\)/);
  });

  test("the list of processes shows no password while the program has it", {
    skip: process.platform !== "linux" && "there is no /proc",
  }, async () => {
    const { child, ended, told } = start([program, "hash"], { cwd: folder });
    try {
      child.stdin.write(PASSWORD);
      await delay(500);
      const read = (file) => readFileSync(`/proc/${child.pid}/${file}`, "latin1");
      assert.ok(read("cmdline").includes("edge-argon2"), "it is a different process");
      for (const file of ["cmdline", "environ"]) {
        assert.ok(!read(file).includes(PASSWORD), `the password is in ${file}`);
      }
    } finally {
      child.stdin.end();
    }
    assert.equal(await ended, 0);
    assert.ok(isHashOf(told.stdout, PASSWORD));
  });
});
