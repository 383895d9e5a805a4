// Arguments: what is refused, and that no error repeats any of them.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { edgeArgon2, folder, PASSWORD } from "./program.mjs";

/** Must not be in any output. */
const SECRET = "hunter2-tr0ub4dor";
const HASH = "$argon2id$v=19$m=64,t=1,p=1$c2FsdHNhbHQ$AAAAAAA";

const WRONG = {
  "no command": [[], /Usage: edge-argon2 COMMAND/],
  "an unknown command": [[SECRET], /must be a command: hash, verify, inspect, calibrate/],
  "a property of Object.prototype as command": [["constructor"], /must be a command/],
  "more than --version": [["--version", SECRET], /stands alone/],
  "--password": [["hash", "--password", SECRET], /never taken from the arguments/],
  "--password=": [["hash", `--password=${SECRET}`], /never taken from the arguments/],
  "-p": [["verify", HASH, "-p", SECRET], /never taken from the arguments/],
  "a password as argument of hash": [["hash", SECRET], /never taken from the arguments/],
  "a password after the hash": [["verify", HASH, SECRET], /never taken from the arguments/],
  "an unknown option": [["hash", `--${SECRET}`], /unknown option; the options are --help/],
  "the API's name of an option": [
    ["hash", "--memory-size", "64"],
    /--memory-size is --memory here/,
  ],
  "an option of a different command": [["hash", "--url", "x"], /unknown option/],
  "an option twice": [["hash", "--memory", "64", "--memory=64"], /--memory is there twice/],
  "an option without its value": [["hash", "--memory"], /--memory needs a value/],
  "a flag with a value": [["hash", "--json=yes"], /--json takes no value/],
  "a word as number": [["hash", "--memory", SECRET], /--memory needs a number of KiB/],
  "a fraction": [["hash", "--passes", "1.5"], /--passes needs a number of passes/],
  "a negative number": [["hash", "--passes=-1"], /--passes needs a number of passes/],
  "a number out of range": [
    ["hash", "--memory", "7"],
    /--memory is 7; it must be an integer from 8/,
  ],
  "no passes": [["inspect", HASH, "--passes", "0"], /--passes is 0/],
  "too many lanes": [["hash", "--lanes", "3", "--memory", "23"], /--memory is 23; .* from 24/],
  "a short tag": [["hash", "--tag-length", "3"], /--tag-length is 3/],
  "no hash": [["verify"], /Give the hash to verify/],
  "a hash and a file": [["verify", HASH, "--hash-file", SECRET], /either a hash or --hash-file/],
  "no time": [["calibrate", "--time", "0"], /--time is 0; it must be from 1/],
  "less memory than OWASP's minimum": [["calibrate", "--memory", "7167"], /--below-minimum/],
  "a URL that is none": [["calibrate", "--url", SECRET], /--url needs an https: address/],
  "a URL without TLS": [["calibrate", "--url", "http://example.com"], /--url needs an https:/],
  "a URL with a password": [["calibrate", "--url", `https://a:${SECRET}@x`], /may not contain/],
  "a URL without a token": [["calibrate", "--url", "https://x"], /Set CALIBRATE_TOKEN/],
};

describe("usage", () => {
  for (const [what, [args, message]] of Object.entries(WRONG)) {
    test(`${what}: exit code 2, a sentence, and a hint`, async () => {
      const { code, stdout, stderr } = await edgeArgon2(args, { env: { CALIBRATE_TOKEN: "" } });
      assert.equal(code, 2, stderr);
      assert.equal(stdout, "", "standard output");
      assert.match(stderr, message);
      assert.match(stderr, /--help/);
      assert.ok(!stderr.toLowerCase().includes(SECRET), "an argument is in the error");
      assert.ok(!/^\s+at /m.test(stderr), "a stack trace is in the error");
    });
  }

  test("with --json, standard output has the error as well", async () => {
    const { code, stdout, stderr } = await edgeArgon2(["hash", "--json", "--memory", "7"]);
    assert.equal(code, 2, stderr);
    const { error } = JSON.parse(stdout);
    assert.deepEqual(Object.keys(error), ["name", "code", "message"]);
    assert.equal(error.code, "USAGE");
    assert.ok(stderr.includes(error.message), "the sentence on standard error");
  });

  test("--version is the package's", async () => {
    const { code, stdout } = await edgeArgon2(["--version"]);
    const manifest = join(folder, "node_modules/edge-argon2/package.json");
    assert.equal(code, 0);
    assert.equal(stdout.trim(), JSON.parse(readFileSync(manifest, "utf8")).version);
  });

  test("--help lists the commands, and each command's --help its options", async () => {
    const { code, stdout: overall } = await edgeArgon2(["--help"]);
    assert.equal(code, 0);
    const commands = Array.from(overall.matchAll(/^ {2}([a-z]+) {2,}/gm), ([, name]) => name);
    assert.deepEqual(commands, ["hash", "verify", "inspect", "calibrate"]);
    for (const command of commands) {
      const help = await edgeArgon2([command, "--help"]);
      assert.equal(help.code, 0, command);
      assert.deepEqual(await edgeArgon2([command, "-h"]), help);
      const { stderr } = await edgeArgon2([command, "--unknown"]);
      const options = /the options are (.*)\./.exec(stderr)[1].split(", ");
      for (const option of options) {
        assert.match(help.stdout, new RegExp(`^\\s.*${option}\\b`, "m"), `${command} ${option}`);
      }
      for (const line of help.stdout.split("\n")) assert.ok(line.length <= 100, line);
    }
  });

  test("a command's --help reads no password", async () => {
    const { code, stderr } = await edgeArgon2(["hash", "--help"], { input: PASSWORD });
    assert.equal(code, 0);
    assert.equal(stderr, "");
  });
});
