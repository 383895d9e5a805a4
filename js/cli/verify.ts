import { Argon2id, parse } from "edge-argon2";
import { Migrating } from "edge-argon2/migrate";
import type { Command } from "./command.ts";
import { UsageError } from "./failure.ts";
import { formatsOf, recipeOf } from "./foreign.ts";
import { readPassword } from "./password.ts";
import { givenHash } from "./stored.ts";

export const verify: Command = {
  summary: "verify a password against a hash",
  help: `Usage: edge-argon2 verify HASH [options]
       edge-argon2 verify --hash-file FILE [options]

Verifies the password on standard input, without the newline at its end, or asks for it if
standard input is a terminal. The hash is Argon2's, or in a format of edge-argon2/migrate. Write it
in single quotes, or the shell replaces every $.

  --hash-file FILE    read the hash from a file, so that it isn't among the arguments
  --json              print { "valid", "needsRehash" }
  -h, --help          print this

The exit code is 0 if the password matches, 1 if it doesn't, 2 for wrong usage, and 3 for any other
error, such as a malformed hash.`,
  options: { "hash-file": "value" },
  operands: 1,
  async run(given) {
    const stored = await givenHash(given);
    if (stored === undefined) throw new UsageError("Give the hash to verify, or --hash-file.");
    const formats = formatsOf(stored);
    // A malformed hash is refused before the user types anything.
    if (formats.length === 0) parse(stored);
    for (const format of formats) await recipeOf(format, stored);
    const migrating = new Migrating(new Argon2id(), { from: formats.map(({ name }) => name) });
    const needsRehash = migrating.needsRehash(stored);
    const valid = await migrating.check(stored, await readPassword());
    const advice = needsRehash ? " The hash is weaker than the defaults: hash it again." : "";
    return {
      text: valid ? `The password matches.${advice}` : "The password does not match.",
      json: { valid, needsRehash },
      isYes: valid,
    };
  },
};
