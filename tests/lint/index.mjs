// The JavaScript and TypeScript of the repository: formatted, linted, and correct in its types.

import { root } from "../../tools/paths.mjs";
import { run as runCommand } from "../../tools/process.mjs";
import { tool } from "../../tools/programs.mjs";
import * as check from "../conformance/harness/check.js";
import { collect } from "../conformance/harness/collect.js";

function define(test) {
  for (const [title, command] of [
    ["biome", [...tool("@biomejs/biome", "biome"), "ci", "--colors=off", "."]],
    ["tsc", [...tool("typescript", "tsc"), "--noEmit", "-p", ".", "--pretty", "false"]],
  ]) {
    test(title, async () => {
      const { code, output } = await runCommand(command, { cwd: root });
      check.ok(code === 0, `${title} found:\n${output.slice(-2500)}`);
    });
  }
}

export const run = () => collect([{ name: "lint", define }], {});
