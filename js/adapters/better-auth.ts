import { Argon2id } from "edge-argon2";
import type * as Public from "../../pkg-template/better-auth.js";

export const password: typeof Public.password = (options) => {
  const { hash, verify } = new Argon2id(options);
  return { hash, verify: (data) => verify(data.hash, data.password) };
};
