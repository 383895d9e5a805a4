import { Argon2id } from "edge-argon2";
import { Migrating } from "edge-argon2/migrate";

const argon2id = new Argon2id({ memorySize: 19456 /* KiB */, iterations: 2, parallelism: 1 });

/** Hashes with Argon2id, and verifies hashes that Lucia 3's `Scrypt` made. */
export const { hash, verify } = new Migrating(argon2id, { from: ["lucia-3"] });

/** For a user who doesn't exist: takes as long as `verify`, so that timing reveals no names. */
export const verifyNobody = (password: string) => verify(argon2id.decoy, password);
