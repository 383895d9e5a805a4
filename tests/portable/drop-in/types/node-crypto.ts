// Compiles with Node's own types of node:crypto and with edge-argon2/node-crypto's.
import crypto, { type Argon2Parameters, argon2, argon2Sync } from "node:crypto";

const parameters: Argon2Parameters = {
  ...{ message: "password", nonce: Buffer.alloc(16), parallelism: 1, tagLength: 32 },
  ...{ memory: 19456, passes: 2, secret: new Uint8Array(8), associatedData: Buffer.from("text") },
};

export function program(done: (result: string) => void): void {
  const tag: Buffer = argon2Sync("argon2id", parameters);
  argon2("argon2d", parameters, (error: Error | null, derived: Buffer) => {
    done(error ? error.message : [derived.toString("hex"), tag.equals(derived)].join());
  });
  crypto.argon2("argon2i", parameters, (_, derived) => done(derived.toString("base64url")));
}
