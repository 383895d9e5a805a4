import { Argon2id } from "edge-argon2";
import type * as Public from "../../pkg-template/lucia.js";

export const passwordHash: typeof Public.passwordHash = (options) => {
  const { hash, verify } = new Argon2id(options);
  return { generate: hash, validate: (password, stored) => verify(stored, password) };
};
