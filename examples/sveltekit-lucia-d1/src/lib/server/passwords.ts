import { Argon2id } from "edge-argon2";
import { Migrating } from "edge-argon2/migrate";

const COSTS = { memorySize: 19456 /* KiB */, iterations: 2, parallelism: 1 };

/** A hash with the same costs whose password nobody knows: its salt and tag are zeros. */
const NOBODYS_HASH =
  `$argon2id$v=19$m=${COSTS.memorySize},t=${COSTS.iterations},p=${COSTS.parallelism}` +
  `$${"A".repeat(22)}$${"A".repeat(43)}`;

/** Hashes with Argon2id, and verifies hashes that Lucia 3's `Scrypt` made. */
export const { hash, verify } = new Migrating(new Argon2id(COSTS), { from: ["lucia-3"] });

/** For a user who doesn't exist: takes as long as `verify`, so that timing reveals no names. */
export const verifyNobody = (password: string) => verify(NOBODYS_HASH, password);
