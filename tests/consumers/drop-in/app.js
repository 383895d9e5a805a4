// Code written for three libraries. It doesn't name edge-argon2, which aliases put in their place.
import { hash, verify } from "@node-rs/argon2";
import argon2 from "argon2";
import { argon2Verify } from "hash-wasm";

const RIGHT = "correct horse battery staple";
const WRONG = "incorrect horse battery staple";

export async function check() {
  const stored = await hash(RIGHT);
  const verdicts = async (password) => [
    await verify(stored, password),
    await argon2.verify(stored, password),
    await argon2Verify({ password, hash: stored }),
  ];
  return {
    hash: stored,
    right: (await verdicts(RIGHT)).every(Boolean),
    wrong: (await verdicts(WRONG)).some(Boolean),
  };
}
