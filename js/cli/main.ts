// `npx edge-argon2`: the package from a terminal. docs/command-line.md describes it.

import { type Arguments, parseArguments } from "./arguments.ts";
import { calibrate } from "./calibrate/calibrate.ts";
import type { Command } from "./command.ts";
import { EXIT, Interrupted, UsageError } from "./failure.ts";
import { hash } from "./hash.ts";
import { inspect } from "./inspect.ts";
import { print, warn, watchOutputs } from "./output.ts";
import { verify } from "./verify.ts";

/** Set by the build. */
declare const VERSION: string;

const COMMANDS: Readonly<Record<string, Command>> = {
  __proto__: null as never,
  hash,
  verify,
  inspect,
  calibrate,
};

const HELP = `Usage: edge-argon2 COMMAND [options]

${Object.entries(COMMANDS)
  .map(([name, { summary }]) => `  ${name.padEnd(10)} ${summary}`)
  .join("\n")}

  edge-argon2 COMMAND --help   print the options of a command
  edge-argon2 --version        print the version

Passwords are read from standard input or typed at a prompt; they are never arguments.`;

/** @returns the exit code */
async function main([name, ...args]: string[]): Promise<number> {
  if (name === "--help" || name === "-h" || name === "--version") {
    if (args.length > 0) throw new UsageError(`${name} stands alone.`);
    print(name === "--version" ? VERSION : HELP);
    return EXIT.yes;
  }
  if (name === undefined) {
    process.stderr.write(`${HELP}\n`);
    return EXIT.usage;
  }
  const command = COMMANDS[name];
  if (!command) {
    const names = Object.keys(COMMANDS).join(", ");
    throw new UsageError(`The first argument must be a command: ${names}.`);
  }
  const given = parseArguments(args, command);
  if (given.has("help")) {
    print(command.help);
    return EXIT.yes;
  }
  return runCommand(command, given);
}

async function runCommand(command: Command, given: Arguments): Promise<number> {
  const { text, json, isYes = true } = await command.run(given);
  print(given.has("json") ? JSON.stringify(json) : text);
  return isYes ? EXIT.yes : EXIT.no;
}

/** With `--json`, standard output has an object in any case, so that programs need not read sentences. */
function explain(error: unknown, args: readonly string[]): number {
  if (error instanceof Interrupted) return EXIT.interrupted;
  const { name, code = "ENGINE", message } = error as Error & { code?: string };
  const isUsage = error instanceof UsageError;
  warn(asSentence(message));
  if (isUsage) {
    const [command = ""] = args;
    const which = COMMANDS[command] ? `${command} ` : "";
    warn(`Run edge-argon2 ${which}--help for its usage.`);
  }
  if (code === "INVALID_HASH" && !args.some((each) => each.startsWith("--hash-file"))) {
    warn("In a shell, write a hash in single quotes; otherwise the shell replaces every $.");
  }
  if (args.includes("--json")) print(JSON.stringify({ error: { name, code, message } }));
  return isUsage ? EXIT.usage : EXIT.failure;
}

/** The API's messages are parts of a sentence. */
const asSentence = (message: string) =>
  message.charAt(0).toUpperCase() + message.slice(1) + (/[.]$/.test(message) ? "" : ".");

watchOutputs();
const args = process.argv.slice(2);
main(args)
  .catch((error) => explain(error, args))
  .then((code) => {
    process.exitCode ??= code;
  });
