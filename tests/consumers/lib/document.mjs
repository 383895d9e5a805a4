// Makes docs/compatibility.md from results.json.
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { root } from "../../../tools/paths.mjs";
import { peers, places } from "../peers/peers.mjs";
import { readPeerResults } from "./peers.mjs";
import { readResults, UPDATE } from "./results.mjs";

const path = join(root, "docs", "compatibility.md");

const INTRODUCTION = `# Compatibility

Made by \`${UPDATE}\`; edit nothing here by hand.

Each row is a small app in \`tests/consumers/\` that has what the tool's own starter gives and
\`import { Argon2id } from "edge-argon2"\`. The packed package was installed by npm, the app built by
the real tool and run in the real runtime. A row works when the app's hash is what OpenSSL computes
for it, the right password verifies, and a wrong one does not.

“Server code” of Next is all of these in one app: a \`"use server"\` file that a server component and a
client component import, an inline action, a server component, a route handler, and an API route of
the Pages Router. Next 13.5 has actions only with its own \`experimental.serverActions\`; with that
on, its Turbopack fails in every app, whether or not it imports this package.
`;

const TYPESCRIPT = `
## TypeScript

The types compile with TypeScript 5.0, 5.4, 5.7, 5.9 and 7: strict, with \`lib: ["ES2021"]\` or later,
with and without \`skipLibCheck\`, as ECMAScript modules and as CommonJS, under \`moduleResolution\`
\`bundler\`, \`node16\` and \`nodenext\`, and under \`node10\` before TypeScript 7, which has no such
value. \`npm test -- --only package\` shows it.
`;

const PEERS = `
## Other libraries in the main consumers

Made by \`${UPDATE} --peers\`: the same apps and the same runner, each library with
the same costs in place of ours. “Works” is that an import is enough; “recipe” that the import fails and
what the library documents for such a place works, in so many lines more than one; “fails” that neither
does. In Deno the program has no permissions.
`;

const PAGES_ROUTER = `
## OpenNext with the Pages Router

There Next leaves packages out of its bundle, so OpenNext has to be told to bring this one along, or it
says that the module was not found. In \`next.config\`:

\`\`\`js
export default { serverExternalPackages: ["edge-argon2"] };
\`\`\`

The App Router needs no such line.
`;

const NOT_TRIED = `
## Not in the tables

- Electron: its package on npm downloads the program itself from another place, so a lock file does
  not pin it, and neither npm nor Debian has a package that carries it. Its main process is Node and its
  pages are Chromium, which are above.
- React Native: Hermes has no WebAssembly. What the package says there is above.
- The platforms themselves: everything above ran in their runtimes on one machine.
`;

/**
 * @param {import("./results.mjs").Result[]} results
 * @param {import("./peers.mjs").PeerResult[]} peerResults
 */
export function documentOf(results, peerResults) {
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
  return `${INTRODUCTION}\n${table(header, rows)}\n${TYPESCRIPT}${PEERS}\n${peersTable(results, peerResults)}\n${PAGES_ROUTER}${NOT_TRIED}`;
}

/** The table of other libraries, with the recipes that worked below it. */
function peersTable(results, peerResults) {
  const known = places.filter((place) => peerResults.some((result) => isOf(place, result)));
  const own = known.map((place) => {
    const result = results.find((candidate) => isOf(place, candidate));
    if (result?.status !== "passed") return result ? "fails" : "not run";
    return result.configuration.length === 0 ? "works" : `${result.configuration.length} lines`;
  });
  const rows = peers.map(({ name }) => {
    const of = peerResults.filter(({ peer }) => peer === name);
    return [`${name} ${of[0]?.version ?? ""}`, ...known.map((place) => summary(of, place))];
  });
  const titles = known.map((place) => peerResults.find((result) => isOf(place, result)).title);
  const recipes = peerResults.filter(
    ({ where, status }) => where !== "bare" && status === "passed",
  );
  const byText = new Map(recipes.map((recipe) => [linesOf(recipe).join("\n"), recipe]));
  const blocks = [...byText].map(
    ([text, { peer, where }]) => `\n${peer}, for ${WHERE[where]}:\n\n\`\`\`js\n${text}\n\`\`\`\n`,
  );
  return `${table(["", ...titles], [["edge-argon2", ...own], ...rows])}\n${blocks.join("")}`;
}

const WHERE = { workerd: "workerd", vercel: "Vercel's edge runtime", vite: "Vite" };

const isOf = (place, result) => place.consumer === result.consumer && place.case === result.case;

function linesOf({ peer, where }) {
  const { recipes } = peers.find(({ name }) => name === peer);
  return recipes.find((recipe) => recipe.where === where).lines;
}

function summary(results, place) {
  const of = results.filter((result) => isOf(place, result));
  const passed = of.find(({ status }) => status === "passed");
  if (of.length === 0) return "not run";
  if (!passed) return "fails";
  const more = linesOf(passed).length - 1;
  if (passed.where === "bare") return "works";
  return more === 0 ? "recipe" : `recipe, ${more} more line${more === 1 ? "" : "s"}`;
}

function outcome({ status, error }) {
  if (status !== "passed") return status;
  return error ? `cannot work, and says: “${error}”` : "works";
}

function table(header, rows) {
  const line = (cells) => `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
  return [line(header), line(header.map(() => "---")), ...rows.map(line)].join("\n");
}

/** A sentence if the document differs from what results.json gives; otherwise none. */
export async function documentProblems() {
  const document = await readFile(path, "utf8").catch(() => "");
  if (document === documentOf(await readResults(), await readPeerResults())) return [];
  return [`docs/compatibility.md is not what results.json gives; run ${UPDATE}`];
}

export async function writeDocument(results) {
  await writeFile(path, documentOf(results, await readPeerResults()));
}
