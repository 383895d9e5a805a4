// docs/compatibility.md, made from results.json.
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { root } from "../../harness/paths.mjs";
import { readResults, UPDATE } from "./results.mjs";

const path = join(root, "docs", "compatibility.md");

const INTRODUCTION = `# Compatibility

Made by \`${UPDATE}\`; edit nothing here by hand.

Each row is a small app in \`tests/consumers/\` that has what the tool's own starter gives and
\`import { Argon2id } from "edge-argon2"\`. The packed package was installed by npm, the app built by
the real tool and run in the real runtime. A row works when the app's hash is what OpenSSL computes
for it, the right password verifies, and a wrong one does not.
`;

const NOT_TRIED = `
Not tried:

- Electron: its package from npm downloads the program itself from another place, so a lock file
  does not pin it. Its main process is Node and its pages are Chromium, which are above.
- React Native: Hermes has no WebAssembly. What the package says there is above.
- The platforms themselves: everything above ran in their runtimes on one machine.
`;

/** @param {import("./results.mjs").Result[]} results */
export function documentOf(results) {
  const rows = results.map((result) => [
    result.title,
    result.versions.join(", "),
    result.case,
    result.runtime,
    result.entries.map((entry) => `\`${entry}\``).join(", ") || "–",
    outcome(result),
    result.configuration.map((line) => `\`${line}\``).join("<br>") || "none",
  ]);
  const header = [
    "Consumer",
    "Version",
    "How",
    "Runs in",
    "Entry loaded",
    "Result",
    "Configuration",
  ];
  return `${INTRODUCTION}\n${table(header, rows)}\n${NOT_TRIED}`;
}

function outcome({ status, error }) {
  if (status !== "passed") return status;
  return error ? `cannot work, and says: “${error}”` : "works";
}

function table(header, rows) {
  const line = (cells) => `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
  return [line(header), line(header.map(() => "---")), ...rows.map(line)].join("\n");
}

/** Sentences about what the document does not say as results.json does. */
export async function documentProblems() {
  const document = await readFile(path, "utf8").catch(() => "");
  if (document === documentOf(await readResults())) return [];
  return [`docs/compatibility.md is not what results.json gives; run ${UPDATE}`];
}

export const writeDocument = (results) => writeFile(path, documentOf(results));
