import { password } from "edge-argon2/better-auth";
import { crypto } from "edge-argon2/convex-auth";
import { passwordHash } from "edge-argon2/lucia";

export const hashes: Promise<string>[] = [
  password().hash("text"),
  crypto().hashSecret("text"),
  passwordHash().generate("text"),
];
