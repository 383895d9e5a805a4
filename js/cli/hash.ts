import type { Command } from "./command.ts";
import { argon2idFrom, COST_HELP, COST_OPTIONS } from "./costs.ts";
import { readNewPassword } from "./password.ts";

export const hash: Command = {
  summary: "hash a password with Argon2id",
  help: `Usage: edge-argon2 hash [options]

Hashes the password on standard input, without the newline at its end, or asks for it twice if
standard input is a terminal. Prints an Argon2id PHC string.

${COST_HELP}
  --json              print { "hash" }
  -h, --help          print this

  printf '%s' "$PASSWORD" | npx edge-argon2 hash --memory 65536 --passes 3`,
  options: COST_OPTIONS,
  operands: 0,
  async run(given) {
    const argon2id = argon2idFrom(given); // before the user types anything
    const made = await argon2id.hash(await readNewPassword());
    return { text: made, json: { hash: made } };
  },
};
