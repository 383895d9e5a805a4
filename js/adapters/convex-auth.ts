import { Argon2id } from "edge-argon2";
import type * as Public from "../../pkg-template/convex-auth.js";

export const crypto: typeof Public.crypto = (options) => {
  const { hash, verify } = new Argon2id(options);
  return { hashSecret: hash, verifySecret: (secret, stored) => verify(stored, secret) };
};
