import type { Arguments } from "./arguments.ts";

/** What a command found out. */
export interface Answer {
  /** For people; ends without a newline. */
  text: string;
  /** The same for programs, printed with `--json`. */
  json: object;
  /** Whether the exit code says yes (0) or no (1). Default: yes. */
  isYes?: boolean;
}

export interface Command {
  /** For the list of commands. */
  summary: string;
  /** What `--help` prints. */
  help: string;
  /** Options by name, besides `--help` and `--json`: whether each one takes a value. */
  options: Readonly<Record<string, "value" | "flag">>;
  /** How many arguments it takes that are not options. */
  operands: 0 | 1;
  run(given: Arguments): Promise<Answer>;
}
