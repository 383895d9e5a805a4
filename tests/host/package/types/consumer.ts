// Code that users write. Each @ts-expect-error marks a mistake that the types must catch.

import {
  type Argon2Algorithm,
  Argon2Error,
  type Argon2ErrorCode,
  Argon2id,
  type Argon2idOptions,
  type Argon2Version,
  encode,
  type HashRawOptions,
  hashRaw,
  type hashRawSync,
  type NeedsRehashOptions,
  type ParsedHash,
  type PasswordHashingAlgorithm,
  parse,
  release,
} from "edge-argon2";
import { type AdonisHashDriver, argon2id as adonisDriver } from "edge-argon2/adonisjs";
import {
  type BetterAuthPassword,
  password,
  type RehashOnLogin,
  rehashOnLogin,
} from "edge-argon2/better-auth";
import { type ConvexAuthCrypto, crypto } from "edge-argon2/convex-auth";
import { type LuciaPasswordHash, passwordHash } from "edge-argon2/lucia";
import {
  type AdapterOptions,
  type BcryptFormatOptions,
  bcrypt,
  type ConfiguredFormat,
  type FirebaseFormatOptions,
  type FormatName,
  firebase,
  Migrating,
  type MigratingOptions,
  type PasswordFormat,
  type Verification,
} from "edge-argon2/migrate";
import {
  type CallOptions,
  hashRaw as hashRawOnPool,
  Argon2id as OnPool,
  type Argon2idOptions as OptionsOfPool,
  Pool,
  type PooledArgon2idOptions,
  type PooledHashRawOptions,
  type PoolOptions,
  type PoolSignal,
  type PoolWorker,
  type HashRawOptions as RawOptionsOfPool,
} from "edge-argon2/pool";

type Equal<A, B> =
  (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
const same = <A, B>(_: Equal<A, B>): void => {};

const options: Argon2idOptions = {
  memorySize: 19456,
  iterations: 2,
  parallelism: 1,
  tagLength: 32,
  secret: new DataView(new ArrayBuffer(8)),
  normalization: "none",
  maxPasswordLength: 4096,
  maxMemorySize: 1_048_576,
  maxWork: 8_388_608,
};
export const algorithm: PasswordHashingAlgorithm = new Argon2id(options);
new Argon2id();
new Argon2id({});
new Argon2id({ memorySize: undefined });
new Argon2id({ secret: "pepper" });
new Argon2id({ secret: new ArrayBuffer(8) });
new Argon2id({ secret: new Uint16Array(8) });

const argon2id = new Argon2id();
same<ReturnType<typeof argon2id.hash>, Promise<string>>(true);
same<ReturnType<typeof argon2id.verify>, Promise<boolean>>(true);
same<ReturnType<typeof argon2id.hashSync>, string>(true);
same<ReturnType<typeof argon2id.verifySync>, boolean>(true);
same<ReturnType<typeof argon2id.needsRehash>, boolean>(true);
export const { hash, verify } = argon2id;
export const hashed: Promise<string> = hash("password");
export const verified: Promise<boolean> = verify("$argon2id$…", new Uint8Array(8));

const salt = new Uint8Array(16);
export const tag: Promise<Uint8Array> = hashRaw("password", { salt });
const rawOptions: HashRawOptions = {
  ...options,
  salt,
  algorithm: "argon2i",
  version: 16,
  associatedData: salt,
};
hashRaw(new Uint8Array(8), rawOptions);
same<ReturnType<typeof hashRawSync>, Awaited<ReturnType<typeof hashRaw>>>(true);

const when: NeedsRehashOptions = { when: "different" };
export const answers: boolean[] = [new Argon2id().needsRehash("$argon2id$…", when)];
export const strings: string[] = [new Argon2id().decoy, encode(parse("$argon2id$…"))];
new Argon2id({ secrets: { a: "x", b: new Uint8Array(8) }, keyId: "a" });
// @ts-expect-error hashRaw takes one secret
hashRaw("password", { salt: new Uint8Array(8), secrets: {} });
release();

const parsed: ParsedHash = parse("$argon2id$…");
same<typeof parsed.algorithm, "argon2id" | "argon2i" | "argon2d">(true);
same<typeof parsed.version, 16 | 19>(true);
same<Argon2Algorithm, typeof parsed.algorithm>(true);
same<Argon2Version, typeof parsed.version>(true);
export const numbers: number[] = [parsed.memorySize, parsed.iterations, parsed.parallelism];
export const fields: Uint8Array[] = [parsed.salt, parsed.tag];
export const optional: (Uint8Array | undefined)[] = [parsed.keyId, parsed.associatedData];

export function explain(error: unknown): string {
  if (!(error instanceof Argon2Error)) return "another error";
  same<typeof error.name, "Argon2Error">(true);
  switch (error.code) {
    case "INVALID_HASH":
    case "UNSUPPORTED_HASH":
    case "UNKNOWN_KEY":
    case "COST_LIMIT":
    case "OUT_OF_MEMORY":
    case "PASSWORD_TOO_LONG":
    case "UNASSIGNED_CHARACTER":
    case "NO_RANDOM":
    case "BUSY":
    case "CLOSED":
    case "ENGINE":
      return error.message;
  }
}

const errorCode: Argon2ErrorCode = "ENGINE";
export const causes: unknown[] = [
  new Argon2Error(errorCode, "a message").cause,
  new Argon2Error(errorCode, "a message", {}).cause,
  new Argon2Error(errorCode, "a message", { cause: new Error("its cause") }).cause,
];

export const betterAuth: BetterAuthPassword = password(options);
export const convexAuth: ConvexAuthCrypto = crypto(options);
export const lucia: LuciaPasswordHash = passwordHash(options);
export const adonis: AdonisHashDriver = adonisDriver(options)();
export const adapted: Promise<string>[] = [
  password().hash("password"),
  crypto().hashSecret("password"),
  passwordHash().generate("password"),
];
export const right: Promise<boolean>[] = [
  betterAuth.verify({ hash: "$argon2id$…", password: "password" }),
  convexAuth.verifySecret("password", "$argon2id$…"),
  lucia.validate("password", "$argon2id$…"),
  adonis.verify("$argon2id$…", "password"),
];

export class Peppered extends Argon2id {
  constructor() {
    super({ secret: "pepper" });
  }
  override async hash(password: string | Uint8Array): Promise<string> {
    return super.hash(password);
  }
}

// @ts-expect-error an option of @node-rs/argon2
new Argon2id({ memoryCost: 19456 });
// @ts-expect-error a number as text
new Argon2id({ memorySize: "19456" });
// @ts-expect-error a bigint
new Argon2id({ iterations: 2n });
// @ts-expect-error a number as a secret
new Argon2id({ secret: 42 });
// @ts-expect-error a form that oslo does not use
new Argon2id({ normalization: "NFC" });
// @ts-expect-error no password
argon2id.hash();
// @ts-expect-error a number as a password
argon2id.hash(42);
// @ts-expect-error a password that may be missing
argon2id.hash(null as string | null);
// @ts-expect-error an ArrayBuffer as a password
argon2id.hash(new ArrayBuffer(8));
// @ts-expect-error no password
argon2id.verify("$argon2id$…");
// @ts-expect-error bytes as a hash
argon2id.verify(new Uint8Array(97), "password");
// @ts-expect-error a promise is not a hash
argon2id.verify(argon2id.hash("password"), "password");
// @ts-expect-error a promise is not a boolean
export const forgotten: boolean = argon2id.verify("$argon2id$…", "password");
// @ts-expect-error no salt
hashRaw("password", {});
// @ts-expect-error no options
hashRaw("password");
// @ts-expect-error text as a salt
hashRaw("password", { salt: "somesalt" });
// @ts-expect-error an algorithm that does not exist
hashRaw("password", { salt, algorithm: "argon2" });
// @ts-expect-error a version that does not exist
hashRaw("password", { salt, version: 18 });
// @ts-expect-error a code that does not exist
export const code: Argon2Error["code"] = "WRONG_PASSWORD";

// @ts-expect-error an adapter takes the options of Argon2id
password({ cost: 12 });

// @ts-expect-error the type of the bytes isn't exported
export type { Bytes } from "edge-argon2";
// @ts-expect-error the engine is internal
export { createApi } from "edge-argon2";

// Old hashes.
const plain: PasswordFormat = {
  name: "plain",
  matches: (stored) => stored.startsWith("plain:"),
  verify: (stored, given) => stored === `plain:${given}`,
};
const project: FirebaseFormatOptions = {
  signerKey: "",
  saltSeparator: "",
  rounds: 8,
  memoryCost: 14,
};
const named: FormatName = "better-auth";
const lax: BcryptFormatOptions = { lax: true };
const configured: ConfiguredFormat = bcrypt(lax);
const from: MigratingOptions = {
  from: [named, configured, firebase(project), plain],
  maxBcryptCost: 12,
};
const migrating = new Migrating(new Argon2id(), from);
declare const found: Verification;
same<typeof found, Awaited<ReturnType<typeof migrating.verify>>>(true);
export const adapterOptions: AdapterOptions = { migrate: migrating };
same<typeof found.valid, boolean>(true);
same<typeof found.rehash, string | undefined>(true);
export const adapters = [
  password({ migrate: migrating }),
  passwordHash({ migrate: migrating }),
  crypto({ migrate: migrating }),
];
export const plugin: RehashOnLogin = rehashOnLogin();
// @ts-expect-error an unknown format
new Migrating(new Argon2id(), { from: ["better_auth"] });
// @ts-expect-error no list of formats
new Migrating(new Argon2id());
// @ts-expect-error an option that has no effect together with migrate
password({ migrate: migrating, memorySize: 64 });
// @ts-expect-error check gives true or false
export const answer: Promise<string> = migrating.check("…", "password");

const poolOptions: PoolOptions = { threads: 2, queue: 10, idle: 1000, memory: 65536 };
const pool = new Pool(poolOptions);
const pooled: PooledArgon2idOptions = { memorySize: 64, pool };
const rawPooled: PooledHashRawOptions = { salt: new Uint8Array(16), pool };
const onPool: Argon2id = new OnPool(pooled);
const callOptions: CallOptions = { onProgress: (done: number) => void done };
export const fromPool: Promise<string> = new OnPool(pooled).hash("password", callOptions);
export const manyFromPool: Promise<string>[] = ["a", "b"].map(new OnPool().hash);
export const verifiedOnPool: Promise<boolean> = onPool.verify("hash", "password");
export const rawFromPool: Promise<Uint8Array> = hashRawOnPool("password", rawPooled, callOptions);
export const optionsOfPool: OptionsOfPool = {};
export const rawOptionsOfPool: RawOptionsOfPool = rawPooled;
export const signalOfPool: PoolSignal | undefined = callOptions.signal;
export const workerOfPool: (() => PoolWorker) | undefined = poolOptions.worker;
export const closed: Promise<void> = pool.close();
// @ts-expect-error costs go to the constructor
new OnPool().hash("password", { memorySize: 64 });
// @ts-expect-error the plain class has no pool
new Argon2id({ pool });
