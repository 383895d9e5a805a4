import type * as Public from "../../pkg-template/convex-auth.js";
import { hasherFor } from "./migrating.ts";

export const crypto: typeof Public.crypto = (options) => {
  const { hash, check } = hasherFor(options);
  return {
    hashSecret: hash,
    // The hash is "" if the account has no secret. Convex Auth counts a failed attempt on `false`;
    // an error would undo its mutation, and the count with it.
    verifySecret: async (secret, stored) => stored !== "" && check(stored, secret),
  };
};
