// Arguments are never quoted in an error: a user may have put a password among them.

import { parseArgs } from "node:util";
import type { Command } from "./command.ts";
import { UsageError } from "./failure.ts";

export interface Arguments {
  operand: string | undefined;
  has(flag: string): boolean;
  text(option: string): string | undefined;
  /** A plain decimal number. @param unit for the error */
  count(option: string, unit: string): number | undefined;
}

/** The options that every command has. */
const COMMON = { help: "flag", json: "flag" } as const;

const PASSWORD_NAMES = /^(p|pw|pwd|pass|passwd|password|passphrase|secret)$/;
const NO_PASSWORDS =
  "A password is never taken from the arguments, because other users see them in the list of " +
  "processes and the shell keeps them in its history. Pipe the password in, or type it at the prompt.";

/** What else users may call an option; the API's names are among them. */
const SYNONYMS: Record<string, string> = {
  __proto__: null as never,
  "hash-length": "tag-length",
  iterations: "passes",
  "max-memory": "memory",
  "memory-cost": "memory",
  "memory-size": "memory",
  parallelism: "lanes",
  target: "time",
  "time-cost": "passes",
};

/** Parses what follows a command's name. */
export function parseArguments(args: string[], command: Command): Arguments {
  const known: Record<string, "value" | "flag"> = { ...COMMON, ...command.options };
  const { tokens } = parseArgs({
    args,
    allowPositionals: true,
    options: Object.fromEntries(
      Object.entries(known).map(([name, kind]) => [
        name,
        {
          type: kind === "value" ? "string" : "boolean",
          ...(name === "help" && { short: "h" }),
        } as const,
      ]),
    ),
    strict: false,
    tokens: true,
  });
  const values = new Map<string, string>();
  const operands: string[] = [];
  for (const token of tokens) {
    if (token.kind === "positional") operands.push(token.value);
    if (token.kind !== "option") continue;
    const { name, value } = token;
    if (!Object.hasOwn(known, name)) refuseOption(name, Object.keys(known));
    if (values.has(name)) throw new UsageError(`--${name} is there twice.`);
    if (known[name] === "value" && !value) throw new UsageError(`--${name} needs a value.`);
    if (known[name] === "flag" && value !== undefined) {
      throw new UsageError(`--${name} takes no value.`);
    }
    values.set(name, value ?? "");
  }
  if (operands.length > command.operands) {
    const most = command.operands === 0 ? "no argument" : "only one argument";
    throw new UsageError(`The command takes ${most} besides its options. ${NO_PASSWORDS}`);
  }
  return {
    operand: operands[0],
    has: (flag) => values.has(flag),
    text: (option) => values.get(option),
    count(option, unit) {
      const text = values.get(option);
      if (text === undefined) return undefined;
      if (!/^\d{1,15}$/.test(text)) throw new UsageError(`--${option} needs a number of ${unit}.`);
      return Number(text);
    },
  };
}

function refuseOption(name: string, known: readonly string[]): never {
  if (PASSWORD_NAMES.test(name)) throw new UsageError(NO_PASSWORDS);
  const meant = SYNONYMS[name];
  const hint = meant && known.includes(meant) ? ` (--${name} is --${meant} here)` : "";
  const list = known.map((each) => `--${each}`).join(", ");
  throw new UsageError(`There is an unknown option${hint}; the options are ${list}.`);
}
