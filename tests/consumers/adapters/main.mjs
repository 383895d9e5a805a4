import { argon2id } from "edge-argon2/adonisjs";
import { password } from "edge-argon2/better-auth";
import { crypto } from "edge-argon2/convex-auth";
import { passwordHash } from "edge-argon2/lucia";
import { check } from "./uses.cjs";

await check({ argon2id, password, crypto, passwordHash });
