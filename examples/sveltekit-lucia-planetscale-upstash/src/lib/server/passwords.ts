import { Argon2id } from "edge-argon2";
import * as argon2 from "edge-argon2/lucia";
import { Migrating } from "edge-argon2/migrate";

const COSTS = { memorySize: 19456 /* KiB */, iterations: 2, parallelism: 1 };

/** A hash with the same costs whose password nobody knows: its salt and tag are zeros. */
const NOBODYS_HASH =
  `$argon2id$v=19$m=${COSTS.memorySize},t=${COSTS.iterations},p=${COSTS.parallelism}` +
  `$${"A".repeat(22)}$${"A".repeat(43)}`;

/** Hashes with Argon2id, and verifies hashes that Lucia 2 made by default. */
export const passwords = new Migrating(new Argon2id(COSTS), { from: ["lucia-2"] });

export const passwordHash = argon2.passwordHash({ migrate: passwords });

/** For a user who doesn't exist: takes as long as `validate`, so that timing reveals no names. */
export const validateNobody = (password: string) => passwords.check(NOBODYS_HASH, password);
