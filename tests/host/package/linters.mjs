// Runs publint and "are the types wrong" on the tarball.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, test } from "node:test";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import { tarball } from "../../../tools/paths.mjs";
import { run } from "../../../tools/process.mjs";
import { tool } from "../../../tools/programs.mjs";
import { consumer } from "../../kit/consumer.mjs";

describe("linters", () => {
  test("publint finds nothing, not even a suggestion", async () => {
    const file = readFileSync(tarball);
    const bytes = file.buffer.slice(file.byteOffset, file.byteOffset + file.byteLength);
    const { messages, pkg } = await publint({ pack: { tarball: bytes }, strict: true });
    assert.equal(pkg.name, "edge-argon2", "the package that it read");
    const texts = messages.map((message) => formatMessage(message, pkg, { color: false }));
    assert.equal(texts.join("\n"), "", "messages");
  });

  test("attw finds no problem with the types of any entry", async () => {
    const attw = tool("@arethetypeswrong/cli", "attw");
    // Nothing imports `./pool/worker`: it is a script for `new Worker`.
    const flags = ["--format", "json", "--exclude-entrypoints", "./pool/worker"];
    const command = [...attw, tarball, ...flags];
    const { stdout, output, code } = await run(command, { cwd: await consumer() });
    assert.ok(stdout.startsWith("{"), `attw said: ${output.slice(0, 1000)}`);
    const { analysis } = JSON.parse(stdout);
    assert.ok("." in analysis.entrypoints, "the main entry was analysed");
    assert.equal(JSON.stringify(analysis.problems), "[]", "problems");
    assert.equal(code, 0, "exit code");
  });
});
