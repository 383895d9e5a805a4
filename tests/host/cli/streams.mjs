// Outputs that break, and runtimes other than Node.

import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { native, node } from "../../../tools/programs.mjs";
import { edgeArgon2, folder, PASSWORD, shell } from "./program.mjs";

const cli = join(folder, "node_modules/edge-argon2/cli.js");

const RUNTIMES = {
  "Node 22": [node(22), cli],
  "Node 24": [node(24), cli],
  Deno: [...native("deno"), "run", "--allow-env", "--allow-read", cli],
  Bun: [...native("bun"), cli],
  npx: ["npx", "--no-install", "edge-argon2"],
};

describe("streams", () => {
  test("a reader that has gone is no error, and the exit code stays the answer", async () => {
    const { stdout, stderr } = await shell(
      "{ printf pw | edge-argon2 hash; echo $? >&2; } | head -c 0",
    );
    assert.equal(stdout, "");
    assert.equal(stderr, "0\n");
  });

  test("a full disk is an error, exit code 3", {
    skip: !existsSync("/dev/full") && "there is no /dev/full",
  }, async () => {
    const { code, stderr } = await shell("printf pw | edge-argon2 hash > /dev/full");
    assert.equal(code, 3);
    assert.match(stderr, /could not be written \(ENOSPC\)/);
  });

  test("a closed standard error changes nothing", async () => {
    const { code, stdout } = await shell("printf pw | edge-argon2 hash 2>&-");
    assert.equal(code, 0);
    assert.match(stdout, /^\$argon2id\$/);
  });

  for (const [name, command] of Object.entries(RUNTIMES)) {
    test(`${name}: hash, verify, inspect`, async () => {
      const env = { DENO_NO_UPDATE_CHECK: "1", NO_COLOR: "1" };
      const run = (args, input) => edgeArgon2(args, { input, env, command });
      const { stdout, stderr } = await run(["hash", "--json"], `${PASSWORD}\n`);
      assert.match(stdout, /"\$argon2id\$/, stderr);
      const { hash } = JSON.parse(stdout);
      assert.equal((await run(["verify", hash], PASSWORD)).code, 0, "right password");
      assert.equal((await run(["verify", hash], "wrong")).code, 1, "wrong password");
      assert.equal((await run(["inspect", hash])).code, 0, "inspect");
      assert.equal((await run(["hash", "x"])).code, 2, "usage");
    });
  }
});
