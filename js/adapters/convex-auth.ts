import type * as Public from "../../pkg-template/convex-auth.js";
import { hasherFor } from "./migrating.js";

export const crypto: typeof Public.crypto = (options) => {
  const { hash, check } = hasherFor(options);
  return { hashSecret: hash, verifySecret: (secret, stored) => check(stored, secret) };
};
