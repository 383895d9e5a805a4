import { argon2id } from "edge-argon2/adonisjs";
import { password } from "edge-argon2/better-auth";
import { crypto } from "edge-argon2/convex-auth";
import { passwordHash } from "edge-argon2/lucia";

export const hashes: Promise<string>[] = [
  argon2id()().make("text"),
  password().hash("text"),
  crypto().hashSecret("text"),
  passwordHash().generate("text"),
];
