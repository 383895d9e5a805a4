import * as argon2 from "edge-argon2/lucia";

const COSTS = { memorySize: 19456 /* KiB */, iterations: 2, parallelism: 1 };

/** A hash of the same costs that nobody knows a password of: salt and tag are zeros. */
const NOBODYS_HASH =
  `$argon2id$v=19$m=${COSTS.memorySize},t=${COSTS.iterations},p=${COSTS.parallelism}` +
  `$${"A".repeat(22)}$${"A".repeat(43)}`;

export const passwordHash = argon2.passwordHash(COSTS);

/** For a user that does not exist: takes as long as `validate` does, so that time tells no names. */
export async function validateNobody(password: string): Promise<void> {
  await passwordHash.validate(password, NOBODYS_HASH);
}
