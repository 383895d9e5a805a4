// Compiles with the npm package argon2's types and with edge-argon2/argon2's.

import * as everything from "argon2";
import argon2, { argon2id, type HashOptions, hash, needsRehash, verify } from "argon2";

const options: HashOptions = {
  ...{ memoryCost: 65536, timeCost: 3, parallelism: 4, hashLength: 32, version: 0x13 },
  ...{ type: argon2id, salt: Buffer.alloc(16), secret: Buffer.from("pepper") },
  associatedData: Buffer.from("context"),
};

export async function program(): Promise<string> {
  const stored: string = await argon2.hash("password", { ...options, raw: false });
  const raw: Buffer = await hash(Buffer.from("password"), { type: argon2.argon2d, raw: true });
  const same: string = await everything.hash("password", { type: everything.argon2i });
  const right: boolean = await verify(stored, "password", { secret: Buffer.from("pepper") });
  const stale: boolean = needsRehash(stored, { memoryCost: 65536, timeCost: 3, parallelism: 4 });
  return [raw.toString("base64"), raw.equals(Buffer.alloc(32)), same, right, stale].join();
}
