// Runs the commands of docs/command-line.md as they stand there, in a shell that stops at errors.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { root } from "../../../tools/paths.mjs";
import { edgeArgon2 } from "./program.mjs";

const page = readFileSync(join(root, "docs/command-line.md"), "utf8");
const blocks = Array.from(page.matchAll(/^```sh\n(.*?)^```$/gms), ([, block]) => block);

describe("command-line.md", () => {
  test("it has commands", () => assert.ok(blocks.length > 3, `${blocks.length} blocks`));

  // A Worker's address is needed for the others; tests/examples/calibrate-worker runs those.
  for (const block of blocks.filter((text) => !text.includes("--url"))) {
    test(block.trim().split("\n")[0], async () => {
      const { code, stdout, stderr } = await edgeArgon2([block], { command: ["bash", "-euc"] });
      assert.equal(code, 0, `${stdout}${stderr}`);
      assert.notEqual(stdout, "", "it prints something");
    });
  }
});
