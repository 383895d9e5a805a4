// docs/compatibility.md is the only record of what each case gave when it last ran. A run compares
// the rows of its two tables with what it finds, or replaces them.
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../../../tools/paths.mjs";
import { peers, places } from "../peers/peers.mjs";

const path = join(root, "docs", "compatibility.md");

/** The rows of the consumers' table, whose columns are the cells of `rowOf`. */
const CONSUMERS = /(?<=^\| Consumer .*\n.*\n)(?:\|.*\n)+/m;
const [TITLE, HOW, RUNTIME, RESULT, CONFIGURATION] = [0, 2, 3, 5, 6];
/** The rows of the table of other libraries, which has a column for each of `places`. */
const PEERS = /(?<=^\| {2}\| .*\n.*\n)(?:\|.*\n)+/m;

const cellsOf = (line) => line.slice(2, -2).split(" | ");
const rowsIn = (table) => table.trimEnd().split("\n").map(cellsOf);
const tableOf = (rows) => rows.map((cells) => `| ${cells.join(" | ")} |\n`).join("");

/**
 * @param {import("./manifest.mjs").Case} test
 * @param {import("./case.mjs").Result} result
 */
export function rowOf({ title, case: how, entries, configuration = [] }, result) {
  const code = (texts) => texts.map((text) => `\`${text}\``);
  const cells = [
    ...[title, result.versions.join(", "), how, result.runtime],
    code(entries).join(", ") || "–",
    outcome(result),
    code(configuration).join("<br>") || "none",
  ];
  return cells.map((cell) => cell.replaceAll("|", "\\|"));
}

function outcome({ error, threads }) {
  if (error) return `cannot work, and says: “${error}”`;
  if (threads === undefined) return "works";
  return `works, ${["in place", "on one thread", "on two threads"][threads]}`;
}

function outcomeOfPeer(recipe) {
  if (!recipe) return "fails";
  if (recipe.where === "bare") return "works";
  const more = recipe.lines.length - 1;
  return more === 0 ? "recipe" : `recipe, ${more} more line${more === 1 ? "" : "s"}`;
}

/**
 * Throws if the document says something else, except for the runtimes' versions.
 *
 * @param {{ rows: string[][], tried: import("./peers.mjs").Tried[] }} found
 * @param {import("./manifest.mjs").Case[]} cases all that there are
 */
export function compareDocument(found, cases) {
  const text = readFileSync(path, "utf8");
  const lasting = (rows) => tableOf(rows.map((cells) => cells.with(RUNTIME, "")));
  const [actual, expected] = [text, updated(text, found, cases)].map((text) =>
    text.replace(CONSUMERS, (table) => lasting(rowsIn(table))),
  );
  const added = expected.split("\n").filter((line) => !actual.includes(line));
  assert.ok(actual === expected, `--update-docs would write:\n${added.join("\n")}`);
  for (const { recipe } of found.tried.filter(({ recipe }) => recipe && recipe.where !== "bare")) {
    assert.ok(text.includes(recipe.lines.join("\n")), `no ${recipe.lines[0]}`);
  }
}

export const updateDocument = (found, cases) =>
  writeFileSync(path, updated(readFileSync(path, "utf8"), found, cases));

function updated(text, { rows, tried }, cases) {
  const known = [...rows, ...rowsIn(CONSUMERS.exec(text)[0])];
  const ours = cases.flatMap(({ title, case: how }) => {
    const row = known.find((cells) => cells[TITLE] === title && cells[HOW] === how);
    return row ? [row] : [];
  });

  const [, ...others] = rowsIn(PEERS.exec(text)[0]);
  const theirs = peers.map(({ name }, index) => {
    const [label, ...cells] = others[index];
    const fresh = tried.filter(({ peer }) => peer.name === name);
    for (const { place, recipe } of fresh) cells[places.indexOf(place)] = outcomeOfPeer(recipe);
    return [fresh.length > 0 ? `${name} ${fresh[0].version}` : label, ...cells];
  });
  const own = places.map((place) => {
    const { title } = cases.find(({ consumer }) => consumer === place.consumer);
    const row = ours.find((cells) => cells[TITLE] === title && cells[HOW] === place.case);
    return row[CONFIGURATION] === "none" ? row[RESULT] : "recipe";
  });
  return text
    .replace(CONSUMERS, () => tableOf(ours))
    .replace(PEERS, () => tableOf([["edge-argon2", ...own], ...theirs]));
}
