// publint and "are the types wrong" on the tarball.

import { readFileSync } from "node:fs";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import * as check from "../conformance/harness/check.js";
import { consumer } from "../harness/consumer.mjs";
import { tarball, tool } from "../harness/paths.mjs";
import { run } from "../harness/processes.mjs";

export const name = "linters";

/** `edge-argon2/workerd` imports a .wasm file, which CommonJS cannot, so it is an ES module only. */
const isInherent = ({ kind, entrypoint }) =>
  kind === "CJSResolvesToESM" && entrypoint === "./workerd";

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
    // Entries that carry no code of their own have no types.
    const untyped = ["./package.json", "./edge_argon2_bg.wasm"];
    const flags = ["--format", "json", "--exclude-entrypoints", ...untyped];
    const command = [...tool("@arethetypeswrong/cli", "attw"), tarball, ...flags];
    const { stdout, output, code } = await run(command, { cwd: await consumer() });
    check.ok(stdout.startsWith("{"), `attw said: ${output.slice(0, 1000)}`);
    const { analysis } = JSON.parse(stdout);
    check.ok("." in analysis.entrypoints, "the main entry was analysed");
    const problems = analysis.problems.filter((problem) => !isInherent(problem));
    check.equal(JSON.stringify(problems), "[]", "problems");
    // Without inherent ones attw ends with 0; with them, only the list above decides.
    check.ok(code === 0 || analysis.problems.length > 0, `exit code ${code} without a problem`);
  });
}
