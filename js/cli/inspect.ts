import { type ParsedHash, parse } from "edge-argon2";
import { isEnough } from "./calibrate/minimum.ts";
import type { Answer, Command } from "./command.ts";
import { argon2idFrom, COST_HELP, COST_OPTIONS } from "./costs.ts";
import { UsageError } from "./failure.ts";
import { formatsOf, namesOf, type Recipe, recipeOf } from "./foreign.ts";
import { readInput } from "./input.ts";
import { givenHash } from "./stored.ts";

export const inspect: Command = {
  summary: "say what a hash is, and whether to replace it",
  help: `Usage: edge-argon2 inspect [HASH] [options]

Explains the parts of an Argon2 hash, or names the format of edge-argon2/migrate that verifies it.
Says whether it is weaker than the hashes that the costs below make. Without HASH, reads it from
standard input. Write it in single quotes, or the shell replaces every $.

  --hash-file FILE    read the hash from a file, so that it isn't among the arguments
${COST_HELP}
  --json              print an object
  -h, --help          print this

The exit code is 3 if the hash is malformed or of an unknown format.`,
  options: { ...COST_OPTIONS, "hash-file": "value" },
  operands: 1,
  async run(given) {
    const argon2id = argon2idFrom(given);
    const stored = (await givenHash(given)) ?? (await hashFromPipe());
    const formats = formatsOf(stored);
    const [format] = formats;
    // `parse` says what is wrong with a string in no known format.
    if (!format) return explainArgon2(parse(stored), argon2id.needsRehash(stored));
    const names = formats.flatMap(namesOf);
    return explainForeign(format.title, names, await recipeOf(format, stored));
  },
};

async function hashFromPipe(): Promise<string> {
  if (process.stdin.isTTY) throw new UsageError("Give the hash to inspect, or pipe it in.");
  return readInput("hash");
}

const TITLES = { argon2id: "Argon2id", argon2i: "Argon2i", argon2d: "Argon2d" };

function explainArgon2(hash: ParsedHash, needsRehash: boolean): Answer {
  const { algorithm, version, memorySize, iterations, parallelism } = hash;
  const meetsMinimum = algorithm === "argon2id" && isEnough({ memorySize, iterations });
  const rows = [
    ["type", `${TITLES[algorithm]}, version ${version}`],
    ["memory", `${memorySize} KiB`],
    ["passes", `${iterations}`],
    ["lanes", `${parallelism}`],
    ["salt", `${hash.salt.length} bytes`],
    ["tag", `${hash.tag.length} bytes`],
    ...(hash.keyId ? [["keyid", "names the secret that it needs"]] : []),
    ...(hash.associatedData ? [["data", `${hash.associatedData.length} bytes`]] : []),
    ["OWASP", meetsMinimum ? "meets the minimum" : "below the minimum"],
    ["rehash", needsRehash ? "yes: it is weaker than new hashes" : "no"],
  ];
  return {
    text: table(rows),
    json: {
      kind: "argon2",
      algorithm,
      version,
      memorySize,
      iterations,
      parallelism,
      saltLength: hash.salt.length,
      tagLength: hash.tag.length,
      hasKeyId: hash.keyId !== undefined,
      hasAssociatedData: hash.associatedData !== undefined,
      meetsMinimum,
      needsRehash,
    },
  };
}

function explainForeign(title: string, from: string[], recipe: Recipe): Answer {
  const costs = Object.entries(recipe.costs).map(([name, value]) => `${name}=${value}`);
  const rows = [
    ["format", title],
    ["computed", [recipe.function, costs.join(", ")].filter(Boolean).join(", ")],
    [
      "verify",
      `edge-argon2/migrate, from: ${from.map((name) => JSON.stringify(name)).join(" or ")}`,
    ],
    ["rehash", "yes: Argon2id is stronger"],
  ];
  return { text: table(rows), json: { kind: "migrate", from, ...recipe, needsRehash: true } };
}

const table = (rows: string[][]) =>
  rows.map(([name = "", value]) => `${name.padEnd(10)}${value}`).join("\n");
