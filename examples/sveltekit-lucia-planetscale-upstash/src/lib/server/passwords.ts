import { Argon2id } from "edge-argon2";
import * as argon2 from "edge-argon2/lucia";
import { Migrating } from "edge-argon2/migrate";

const argon2id = new Argon2id({ memorySize: 19456 /* KiB */, iterations: 2, parallelism: 1 });

/** Hashes with Argon2id, and verifies hashes that Lucia 2 made by default. */
export const passwords = new Migrating(argon2id, { from: ["lucia-2"] });

export const passwordHash = argon2.passwordHash({ migrate: passwords });

/** For a user who doesn't exist: takes as long as `validate`, so that timing reveals no names. */
export const validateNobody = (password: string) => passwords.check(argon2id.decoy, password);
