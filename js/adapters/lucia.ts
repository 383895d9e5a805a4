import type * as Public from "../../pkg-template/lucia.js";
import { hasherFor } from "./migrating.ts";

export const passwordHash: typeof Public.passwordHash = (options) => {
  const { hash, check } = hasherFor(options);
  return { generate: hash, validate: (password, stored) => check(stored, password) };
};
