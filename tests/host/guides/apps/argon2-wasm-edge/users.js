import { argon2id, argon2Verify, setWASMModules } from "argon2-wasm-edge";
import argon2WASM from "argon2-wasm-edge/wasm/argon2.wasm";
import blake2bWASM from "argon2-wasm-edge/wasm/blake2b.wasm";

setWASMModules({ argon2WASM, blake2bWASM });

const costs = { memorySize: 19456, iterations: 2, parallelism: 1, hashLength: 32 };

export async function signUp({ name, password }, { DB }) {
  const salt = crypto.getRandomValues(new Uint8Array(16));
  const hash = await argon2id({ password, salt, ...costs, outputType: "encoded" });
  await DB.prepare("INSERT INTO users VALUES (?, ?)").bind(name, hash).run();
}

export async function logIn({ name, password }, { DB }) {
  const user = await DB.prepare("SELECT hash FROM users WHERE name = ?").bind(name).first();
  return user !== null && (await argon2Verify({ password, hash: user.hash }));
}
