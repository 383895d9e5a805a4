// What each part of an Argon2 PHC string means.

import { type ParsedHash, parse } from "edge-argon2";
import type { Costs } from "./costs";
import { count, memory } from "./units";

export interface Part {
  key: string;
  /** What stands before it in the string. */
  separator: string;
  text: string;
  name: string;
  meaning: string;
}

const TYPES: Record<ParsedHash["algorithm"], string> = {
  argon2id:
    "The type for passwords: it resists graphics cards, and programs that watch which memory is read.",
  argon2i:
    "The type whose memory accesses don’t depend on the password. Argon2id is preferred today.",
  argon2d: "The type for cryptocurrencies: its memory accesses depend on the password.",
};

/** By the names of parameters in the string. */
const EXPLAIN: Record<string, (hash: Values) => Omit<Part, "key" | "separator" | "text">> = {
  v: ({ version }) => ({
    name: `Version ${version === 19 ? "1.3" : "1.0"}`,
    meaning:
      version === 19
        ? "The version of RFC 9106, written as 19 (0x13)."
        : "From before 2016, written as 16 (0x10).",
  }),
  m: ({ memorySize }) => ({
    name: `Memory: ${memory(memorySize)}`,
    meaning:
      "In KiB. Whoever guesses needs this much for each guess at a time, which is the point.",
  }),
  t: ({ iterations }) => ({
    name: count(iterations, "pass", "passes"),
    meaning: "How often the memory is filled. The time grows with it, the memory doesn’t.",
  }),
  p: ({ parallelism }) => ({
    name: count(parallelism, "lane"),
    meaning: "Parts of the memory that can be filled at the same time.",
  }),
  keyid: () => ({
    name: "Key ID",
    meaning: "Names the secret (pepper) that was hashed along with the password.",
  }),
  data: () => ({ name: "Associated data", meaning: "Was hashed along with the password." }),
};

export type Values = Pick<
  ParsedHash,
  "algorithm" | "version" | "memorySize" | "iterations" | "parallelism"
> &
  Partial<ParsedHash>;

/**
 * The parts of a PHC string, in its order.
 *
 * @throws Argon2Error if it is not a well-formed one
 */
export const partsOf = (hash: string): Part[] => explain(hash, parse(hash));

/** The parts of a hash with these costs that isn’t made yet. */
export function partsWithout({ memorySize, iterations, parallelism }: Costs): Part[] {
  const text = `$argon2id$v=19$m=${memorySize},t=${iterations},p=${parallelism}$…$…`;
  return explain(text, {
    ...{ algorithm: "argon2id", version: 19 },
    ...{ memorySize, iterations, parallelism },
  });
}

function explain(hash: string, values: Values): Part[] {
  const [algorithm = "", ...fields] = hash.split("$").slice(1);
  const [salt, tag] = fields.splice(-2);
  const parameters = fields.flatMap((field) =>
    field.split(",").map((text, i) => {
      const key = text.slice(0, text.indexOf("="));
      const explained = EXPLAIN[key]?.(values) ?? { name: key, meaning: "" };
      return { key, separator: i === 0 ? "$" : ",", text, ...explained };
    }),
  );
  const type = algorithm as ParsedHash["algorithm"];
  return [
    {
      ...{ key: "algorithm", separator: "$", text: algorithm },
      ...{ name: algorithm.replace("argon2", "Argon2"), meaning: TYPES[type] },
    },
    ...parameters,
    {
      ...{ key: "salt", separator: "$", text: salt ?? "" },
      name: values.salt ? `Salt: ${count(values.salt.length, "byte")}` : "Salt",
      meaning:
        "Random and new for each hash, so that equal passwords have different hashes. Base64.",
    },
    {
      ...{ key: "tag", separator: "$", text: tag ?? "" },
      name: values.tag ? `Tag: ${count(values.tag.length, "byte")}` : "Tag",
      meaning:
        "What Argon2 computes from all of the above and the password; verifying compares it. Base64.",
    },
  ];
}
