// Compiles with @node-rs/argon2's types and with edge-argon2/node-rs's.
import {
  Algorithm,
  hash,
  hashRaw,
  hashRawSync,
  hashSync,
  type Options,
  parseOptions,
  Version,
  verify,
  verifySync,
} from "@node-rs/argon2";

const options: Options = {
  memoryCost: 19456,
  timeCost: 2,
  parallelism: 1,
  outputLen: 32,
  algorithm: Algorithm.Argon2id,
  version: Version.V0x13,
  secret: Buffer.from("pepper"),
  salt: new Uint8Array(16),
};

export async function program(signal: AbortSignal): Promise<string> {
  const stored: string = await hash("password", options, signal);
  const raw: Buffer = await hashRaw(Buffer.from("password"), options, null);
  const sync: [string, Buffer] = [hashSync("password"), hashRawSync("password", null)];
  const right: boolean = await verify(
    stored,
    "password",
    { secret: Buffer.from("pepper") },
    signal,
  );
  const also: boolean = verifySync(Buffer.from(stored), Buffer.from("password"));
  const algorithm: Algorithm = parseOptions(stored).algorithm;
  const isId = algorithm === Algorithm.Argon2id && parseOptions(stored).version === Version.V0x13;
  return [raw.toString("hex"), sync[1].equals(raw), sync[0], right, also, isId].join();
}
