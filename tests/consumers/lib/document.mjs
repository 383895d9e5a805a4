// Makes docs/compatibility.md: fills the tables in the text of compatibility.md from the committed
// results.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../../../tools/paths.mjs";
import { peers, places } from "../peers/peers.mjs";
import { consumersFolder } from "./manifest.mjs";
import { caseOf, OURS, PEERS, readResults, UPDATE } from "./results.mjs";

const path = join(root, "docs", "compatibility.md");

export const writeDocument = () => writeFileSync(path, makeDocument());

/** A sentence if the document differs from what the committed results give; otherwise none. */
export const documentProblems = () =>
  readFileSync(path, "utf8") === makeDocument()
    ? []
    : [`docs/compatibility.md is not what the committed results give; run ${UPDATE}`];

function makeDocument() {
  const [ours, theirs] = [readResults(OURS), readResults(PEERS)];
  const made = {
    consumers: consumersTable(ours),
    peers: peersTable(ours, theirs),
    recipes: recipes(theirs),
  };
  const text = readFileSync(join(consumersFolder, "compatibility.md"), "utf8");
  return text.replace(/\{\{(\w+)\}\}/g, (_, name) => made[name]);
}

function consumersTable(results) {
  const code = (texts) => texts.map((text) => `\`${text}\``);
  const rows = results.map((result) => [
    ...[result.title, result.versions.join(", "), result.case, result.runtime],
    code(result.entries).join(", ") || "–",
    outcome(result),
    code(result.configuration).join("<br>") || "none",
  ]);
  const header = ["Consumer", "Version", "How", "Runs in", "Entry loaded", "Result"];
  return table([...header, "Configuration"], rows);
}

function outcome({ status, error, threads }) {
  if (status !== "passed") return status;
  if (error) return `cannot work, and says: “${error}”`;
  if (threads === undefined) return "works";
  return `works, ${["in place", "on one thread", "on two threads"][threads]}`;
}

function peersTable(ours, theirs) {
  const own = places.map((place) => ours.find((result) => caseOf(result) === caseOf(place)));
  const rows = peers.map((peer) => {
    const results = theirs.filter((result) => result.peer === peer.name);
    const byCase = Map.groupBy(results, caseOf);
    const cells = places.map((place) => summary(peer, byCase.get(caseOf(place)) ?? []));
    return [`${peer.name} ${results[0].version}`, ...cells];
  });
  const titles = own.map(({ title }) => title);
  const cells = own.map((result) => (result.configuration.length > 0 ? "recipe" : outcome(result)));
  return table(["", ...titles], [["edge-argon2", ...cells], ...rows]);
}

function summary({ recipes }, results) {
  const passed = results.find(({ status }) => status === "passed");
  if (!passed) return "fails";
  if (passed.where === "bare") return "works";
  const more = recipes.find(({ where }) => where === passed.where).lines.length - 1;
  return more === 0 ? "recipe" : `recipe, ${more} more line${more === 1 ? "" : "s"}`;
}

const WHERE = { workerd: "workerd", vercel: "Vercel's edge runtime", vite: "Vite" };

/** The recipes that worked where an import alone failed. */
function recipes(results) {
  const passed = results.filter(({ status }) => status === "passed");
  const hasWorked = (peer, where) =>
    where !== "bare" && passed.some((result) => result.peer === peer && result.where === where);
  const blocks = peers.flatMap(({ name, recipes }) =>
    recipes
      .filter(({ where }) => hasWorked(name, where))
      .map(({ where, lines }) => [`${name}, for ${WHERE[where]}:`, lines.join("\n")]),
  );
  return blocks.map(([title, code]) => `\n${title}\n\n\`\`\`js\n${code}\n\`\`\`\n`).join("");
}

function table(header, rows) {
  const line = (cells) => `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
  return [line(header), line(header.map(() => "---")), ...rows.map(line)].join("\n");
}
