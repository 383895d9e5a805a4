// Compiles with hash-wasm's types and with edge-argon2/hash-wasm's.
import { argon2d, argon2i, argon2id, argon2Verify, type IDataType } from "hash-wasm";

const salt: IDataType = new Uint16Array(8);
const costs = { iterations: 2, parallelism: 1, memorySize: 19456, hashLength: 32 };

export async function program(): Promise<string> {
  const hex: string = await argon2id({ password: "password", salt, ...costs });
  const bytes: Uint8Array = await argon2d({
    ...{ password: Buffer.from("password"), salt, secret: "pepper", ...costs },
    outputType: "binary",
  });
  const hash: string = await argon2i({ password: "text", salt, ...costs, outputType: "encoded" });
  const right: boolean = await argon2Verify({ password: "text", hash, secret: new Uint8Array(1) });
  return [hex, bytes.length, right].join();
}
