// Runs publint and "are the types wrong" on the tarball.

import { readFileSync } from "node:fs";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import { tarball } from "../../../tools/paths.mjs";
import { run } from "../../../tools/process.mjs";
import { tool } from "../../../tools/programs.mjs";
import * as check from "../../kit/check.js";
import { consumer } from "../../kit/consumer.mjs";

export const name = "linters";

export function define(test) {
  test("publint finds nothing, not even a suggestion", async () => {
    const file = readFileSync(tarball);
    const bytes = file.buffer.slice(file.byteOffset, file.byteOffset + file.byteLength);
    const { messages, pkg } = await publint({ pack: { tarball: bytes }, strict: true });
    check.equal(pkg.name, "edge-argon2", "the package that it read");
    const texts = messages.map((message) => formatMessage(message, pkg, { color: false }));
    check.equal(texts.join("\n"), "", "messages");
  });

  test("attw finds no problem with the types of any entry", async () => {
    const command = [...tool("@arethetypeswrong/cli", "attw"), tarball, "--format", "json"];
    const { stdout, output, code } = await run(command, { cwd: await consumer() });
    check.ok(stdout.startsWith("{"), `attw said: ${output.slice(0, 1000)}`);
    const { analysis } = JSON.parse(stdout);
    check.ok("." in analysis.entrypoints, "the main entry was analysed");
    check.equal(JSON.stringify(analysis.problems), "[]", "problems");
    check.equal(code, 0, "exit code");
  });
}
