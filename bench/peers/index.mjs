// The peers, in the order in which they take turns. This file is bundled for every runtime, so it
// imports none of them.
import { argon2Browser } from "./argon2-browser.mjs";
import { compiled } from "./compiled.mjs";

/**
 * @typedef {object} Peer
 * @property {string} key
 * @property {string} name for people, by default the package
 * @property {"wasm" | "js" | "native"} kind by default "wasm"
 * @property {string[]} runtimes in which it runs, by default all
 * @property {string} [package] the module that it is
 * @property {string[]} [imports] further modules and .wasm files
 * @property {string} [ships] the exports of the package that a Worker would use
 * @property {string} [offers] what it can do, if that is not both hashing and verifying
 * @property {string} [algorithm] with its costs, if it is not Argon2id
 * @property {string} [tag] what the peer must return if it is not Argon2id's tag, in hexadecimal
 * @property {string[]} [compatibilityFlags] what it needs in workerd
 * @property {boolean} [onlyByName] whether `--peers` has to name it
 * @property {(module: object, ...imports: (() => Promise<any>)[]) => any} [prepare] makes what `hash`
 *   gets instead of the package's namespace; .wasm files are imported as `WebAssembly.Module`
 * @property {(prepared: any, options: object, phc: string) => any} hash takes { password, salt,
 *   memorySize (KiB), iterations, parallelism, tagLength (bytes) } and the PHC string of the result;
 *   returns the Argon2id tag or a promise of it
 */

/** What all ratios are relative to. */
export const BASELINE = "edge-argon2";

const PROGRAMS = ["node", "deno", "bun"];
const BROWSERS = ["chromium", "firefox", "webkit"];
const EVERYWHERE = ["node", "workerd", "deno", "bun", ...BROWSERS];

const encode = (text) => new TextEncoder().encode(text);

const TABLE = {
  [BASELINE]: {
    package: "edge-argon2",
    ships: "Argon2id",
    hash: ({ hashRaw }, { password, ...options }) => hashRaw(password, options),
  },
  "phi-ag": {
    package: "@phi-ag/argon2",
    imports: ["@phi-ag/argon2/argon2.wasm"],
    ships: "default",
    async prepare({ default: Argon2, Argon2Type: { Argon2id: type } }, wasm) {
      return { argon2: new Argon2(await WebAssembly.instantiate(await wasm())), type };
    },
    hash: ({ argon2, type }, { password, ...options }) =>
      argon2.hash(password, { ...costs(options), type }).hash,
  },
  rustcrypto: compiled("rustcrypto", "RustCrypto argon2, wasm"),
  "rustcrypto-simd128": compiled("rustcrypto-simd128", "RustCrypto argon2, wasm, simd128"),
  "openpgpjs-argon2id": {
    name: "argon2id, OpenPGP.js",
    package: "argon2id/lib/setup.js",
    imports: ["argon2id/dist/simd.wasm"],
    ships: "default",
    offers: "tag only",
    async prepare({ default: setUp }, wasm) {
      const module = await wasm();
      const simd = async (env) => ({ instance: await WebAssembly.instantiate(module, env) });
      return setUp(simd, simd);
    },
    hash: (argon2id, { password, iterations: passes, ...options }) =>
      argon2id({ ...options, password: encode(password), passes }),
  },
  "argon2-browser-simd": argon2Browser("argon2-browser, SIMD", "argon2-simd.wasm"),
  "argon2-browser": argon2Browser("argon2-browser", "argon2.wasm"),
  "hash-wasm": {
    package: "hash-wasm",
    // Its wasm is base64 text in the JavaScript, and workerd compiles no bytes during a request.
    runtimes: [...PROGRAMS, ...BROWSERS],
    ships: "argon2id, argon2Verify",
    hash: hashWasm,
  },
  "argon2-wasm-edge": {
    package: "argon2-wasm-edge",
    imports: ["argon2-wasm-edge/wasm/argon2.wasm", "argon2-wasm-edge/wasm/blake2b.wasm"],
    ships: "argon2id, argon2Verify, setWASMModules",
    async prepare(fork, argon2, blake2b) {
      fork.setWASMModules({ argon2WASM: await argon2(), blake2bWASM: await blake2b() });
      return fork;
    },
    hash: hashWasm,
  },
  "noble-hashes": {
    name: "@noble/hashes",
    kind: "js",
    package: "@noble/hashes/argon2.js",
    ships: "argon2id",
    offers: "tag only",
    hash({ argon2id }, { password, salt, ...options }) {
      const { memorySize: m, iterations: t, parallelism: p, tagLength: dkLen } = options;
      return argon2id(password, salt, { m, t, p, dkLen });
    },
  },
  "node-rs-wasi": {
    package: "@node-rs/argon2-wasm32-wasi",
    // Its loader needs Node's WASI with shared memory, which Deno and Bun do not support.
    runtimes: ["node"],
    hash: ({ hashRawSync }, options) => nodeRs(hashRawSync, options),
  },
  "node-rs": {
    package: "@node-rs/argon2",
    kind: "native",
    runtimes: PROGRAMS,
    hash: ({ hashRawSync }, options) => nodeRs(hashRawSync, options),
  },
  argon2: {
    name: "argon2, reference C",
    package: "argon2",
    kind: "native",
    runtimes: PROGRAMS,
    hash: ({ default: { hash, argon2id: type } }, { password, ...options }) =>
      hash(password, { ...costs(options), raw: true, type }),
  },
  "node-crypto": {
    name: "node:crypto argon2Sync",
    package: "node:crypto",
    kind: "native",
    runtimes: ["node", "bun"],
    hash: ({ argon2Sync }, { password: message, salt: nonce, ...options }) =>
      argon2Sync("argon2id", { message, nonce, ...rfcCosts(options) }),
  },
  webcrypto: {
    // The draft "Modern Algorithms in the Web Cryptography API".
    name: "WebCrypto deriveBits",
    kind: "native",
    runtimes: ["node", "deno"],
    async hash(_, { password, salt: nonce, ...options }) {
      const { subtle } = globalThis.crypto;
      const { tagLength, ...others } = rfcCosts(options);
      const [secret, use] = [encode(password), ["deriveBits"]];
      const key = await subtle.importKey("raw-secret", secret, "Argon2id", false, use);
      return subtle.deriveBits({ name: "Argon2id", nonce, ...others }, key, 8 * tagLength);
    },
  },
  "better-auth-scrypt": {
    // The cost of a log-in with better-auth's default: scrypt, from node:crypto in these runtimes.
    name: "better-auth's default",
    algorithm: "scrypt N=16384 r=16 p=1",
    package: "@better-auth/utils/password",
    kind: "native",
    runtimes: [...PROGRAMS, "workerd"],
    compatibilityFlags: ["nodejs_compat"],
    // What node:crypto derives from the input in serve.mjs. The salt is the text of its hex digits.
    tag:
      "7034425e783148ac6ce2c4521177f6fc8ba611950b64145053bf3c4fbf264578" +
      "65bbf1ea8164754187636d431114bca7374e96cf91409d23fbc0b086580d2442",
    async hash({ verifyPassword }, { password, salt }) {
      const hash = `${Buffer.from(salt).toString("hex")}:${this.tag}`;
      return (await verifyPassword(hash, password)) ? Buffer.from(this.tag, "hex") : [];
    },
  },
  // What the pool is compared with, because it doesn't block the thread that calls it.
  "node-rs-async": {
    name: "@node-rs/argon2 hashRaw",
    package: "@node-rs/argon2",
    kind: "native",
    runtimes: PROGRAMS,
    onlyByName: true,
    hash: ({ hashRaw }, options) => nodeRs(hashRaw, options),
  },
  "node-crypto-async": {
    name: "node:crypto argon2",
    package: "node:crypto",
    kind: "native",
    runtimes: ["node", "bun"],
    onlyByName: true,
    prepare: ({ argon2 }) => process.getBuiltinModule("node:util").promisify(argon2),
    hash: (argon2, { password: message, salt: nonce, ...options }) =>
      argon2("argon2id", { message, nonce, ...rfcCosts(options) }),
  },
  "bun-password": {
    name: "Bun.password.verify",
    kind: "native",
    runtimes: ["bun"],
    onlyByName: true,
    hash: async (_, { password }, phc) =>
      (await Bun.password.verify(password, phc)) ? Buffer.from(phc.split("$")[5], "base64") : [],
  },
  "two-threads": pooled("two threads", 2),
  "one-thread": pooled("one thread", 1),
  intrinsics: {
    ...compiled("intrinsics", "edge-argon2, kernel of intrinsics"),
    ships: undefined,
    onlyByName: true,
  },
};

/** @type {Peer[]} */
export const PEERS = Object.entries(TABLE).map(([key, peer]) => {
  return { key, name: peer.package, kind: "wasm", runtimes: EVERYWHERE, ...peer };
});

/** edge-argon2/pool. Its threads stay alive while the other peers take their turns. */
function pooled(name, threads) {
  return {
    name,
    package: "edge-argon2/pool",
    runtimes: [...PROGRAMS, ...BROWSERS],
    onlyByName: true,
    prepare: ({ Pool, hashRaw }) => ({ hashRaw, pool: new Pool({ threads, idle: 600_000 }) }),
    hash: ({ hashRaw, pool }, { password, ...options }) => hashRaw(password, { ...options, pool }),
  };
}

/** The options as argon2 and @phi-ag/argon2 name them. */
function costs({ memorySize: memoryCost, iterations: timeCost, tagLength: hashLength, ...others }) {
  return { memoryCost, timeCost, hashLength, ...others };
}

/** The options as node:crypto and WebCrypto name them. */
function rfcCosts({ memorySize: memory, iterations: passes, ...others }) {
  return { memory, passes, ...others };
}

/** hash-wasm and its fork have the same interface. */
function hashWasm({ argon2id }, { tagLength: hashLength, ...options }) {
  return argon2id({ ...options, hashLength, outputType: "binary" });
}

/** @node-rs/argon2 and its wasm build have the same interface. */
function nodeRs(hashRaw, { password, ...options }) {
  const { hashLength: outputLen, ...others } = costs(options);
  const algorithm = 2; // Argon2id; `Algorithm` is a const enum, absent at run time
  return hashRaw(password, { ...others, outputLen, algorithm });
}

/** A peer's name in a table, with what sets it apart. */
export function described({ name, kind, algorithm, offers }) {
  const notes = [algorithm && `${algorithm}, not Argon2id`, offers, kind === "native" && kind];
  const noted = notes.filter(Boolean).join("; ");
  return noted ? `${name} (${noted})` : name;
}
