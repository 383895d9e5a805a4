// Other Argon2id libraries, each with the lines that its documentation gives for importing it.

/**
 * @typedef {object} Recipe
 * @property {"bare" | "workerd" | "vercel" | "vite"} where "bare" is just one import; the peer
 *   documents the others for runtimes and tools in which that is not enough
 * @property {string[]} lines of the user's module
 *
 * @typedef {object} Peer
 * @property {string} name of the package
 * @property {Recipe[]} recipes
 * @property {string} hash an expression for the hash of `password` with a `salt`
 * @property {string} verify an expression for whether `password` made `hash`
 */

/** @type {Peer[]} */
export const peers = [
  {
    name: "hash-wasm",
    recipes: [{ where: "bare", lines: ['import { argon2id, argon2Verify } from "hash-wasm";'] }],
    hash: `argon2id({ password, salt, memorySize: 19456, iterations: 2, parallelism: 1,
      hashLength: 32, outputType: "encoded" })`,
    verify: "argon2Verify({ password, hash })",
  },
  {
    name: "argon2-wasm-edge",
    recipes: [
      { where: "bare", lines: ['import { argon2id, argon2Verify } from "argon2-wasm-edge";'] },
      { where: "workerd", lines: wasmEdge(".wasm") },
      { where: "vercel", lines: wasmEdge(".wasm?module") },
    ],
    hash: `argon2id({ password, salt, memorySize: 19456, iterations: 2, parallelism: 1,
      hashLength: 32, outputType: "encoded" })`,
    verify: "argon2Verify({ password, hash })",
  },
  {
    name: "@phi-ag/argon2",
    recipes: [
      {
        where: "bare",
        lines: ['import initialize from "@phi-ag/argon2/node";', "const argon2 = initialize();"],
      },
      {
        where: "workerd",
        lines: [
          'import Argon2 from "@phi-ag/argon2";',
          'import wasm from "@phi-ag/argon2/argon2.wasm";',
          "const argon2 = WebAssembly.instantiate(wasm).then((instance) => new Argon2(instance));",
        ],
      },
      {
        where: "vite",
        lines: [
          'import wasm from "@phi-ag/argon2/argon2.wasm?url";',
          'import initialize from "@phi-ag/argon2/fetch";',
          "const argon2 = initialize(wasm);",
        ],
      },
    ],
    hash: `(await argon2).hash(password, { salt, memoryCost: 19456, timeCost: 2, parallelism: 1,
      hashLength: 32, type: 2 }).encoded`,
    verify: "(await argon2).tryVerify(hash, password).success",
  },
  {
    name: "@noble/hashes",
    recipes: [{ where: "bare", lines: ['import { argon2id } from "@noble/hashes/argon2.js";'] }],
    // This library has no PHC strings, so users have to write this code.
    hash: `"$argon2id$v=19$m=19456,t=2,p=1$" + [salt, argon2id(password, salt, { m: 19456, t: 2, p: 1,
      dkLen: 32 })].map((bytes) => btoa(String.fromCharCode(...bytes)).replace(/=+$/, "")).join("$")`,
    verify: `hash.endsWith(btoa(String.fromCharCode(...argon2id(password, Uint8Array.from(
      atob(hash.split("$")[4]), (c) => c.charCodeAt(0)), { m: 19456, t: 2, p: 1, dkLen: 32 })))
      .replace(/=+$/, ""))`,
  },
  {
    name: "argon2-browser",
    recipes: [
      { where: "bare", lines: ['import argon2 from "argon2-browser";'] },
      {
        where: "vite",
        lines: ['import argon2 from "argon2-browser/dist/argon2-bundled.min.js";'],
      },
    ],
    hash: `(await argon2.hash({ pass: password, salt, mem: 19456, time: 2, parallelism: 1, hashLen: 32,
      type: 2 })).encoded`,
    verify: "argon2.verify({ pass: password, encoded: hash }).then(() => true, () => false)",
  },
  {
    name: "argon2",
    recipes: [{ where: "bare", lines: ['import argon2 from "argon2";'] }],
    // This library writes the parameters in a different order.
    hash: `(await argon2.hash(password, { memoryCost: 19456, timeCost: 2, parallelism: 1 }))
      .replace("p=1,t=2", "t=2,p=1")`,
    verify: "argon2.verify(hash, password)",
  },
  {
    name: "@node-rs/argon2",
    recipes: [{ where: "bare", lines: ['import * as argon2 from "@node-rs/argon2";'] }],
    hash: "argon2.hash(password, { memoryCost: 19456, timeCost: 2, parallelism: 1 })",
    verify: "argon2.verify(hash, password)",
  },
  {
    name: "oslo",
    recipes: [{ where: "bare", lines: ['import { Argon2id } from "oslo/password";'] }],
    hash: "new Argon2id().hash(password)",
    verify: "new Argon2id().verify(hash, password)",
  },
];

function wasmEdge(extension) {
  return [
    'import { argon2id, argon2Verify, setWASMModules } from "argon2-wasm-edge";',
    `import argon2WASM from "argon2-wasm-edge/wasm/argon2${extension}";`,
    `import blake2bWASM from "argon2-wasm-edge/wasm/blake2b${extension}";`,
    "setWASMModules({ argon2WASM, blake2bWASM });",
  ];
}

/** The main consumers, each with the case to run and the kind of recipe that applies to it. */
export const places = [
  { consumer: "wrangler", case: "dev, compatibility date 2026-11-17", where: "workerd" },
  { consumer: "cloudflare-pages", case: "pages dev", where: "workerd" },
  { consumer: "cloudflare-vite", case: "build, preview", where: "workerd" },
  { consumer: "sveltekit-cloudflare", case: "build, wrangler dev", where: "workerd" },
  { consumer: "node", case: "24, import" },
  { consumer: "deno", case: "run, with no permissions" },
  { consumer: "bun", case: "run" },
  { consumer: "vite", case: "build, in Chromium", where: "vite" },
  { consumer: "next", case: "build, edge route", where: "vercel" },
];

/** A module like app/check.js that uses a peer. */
export const checkOf = ({ hash, verify }, { lines }) => `${lines.join("\n")}

async function make(password) {
  const salt = crypto.getRandomValues(new Uint8Array(16));
  return ${hash};
}

const matches = async (hash, password) => ${verify};

export async function check() {
  try {
    const hash = await make("correct horse battery staple");
    return {
      hash,
      right: await matches(hash, "correct horse battery staple"),
      wrong: await matches(hash, "incorrect horse battery staple"),
    };
  } catch (error) {
    return { error: { name: error.name, message: error.message } };
  }
}
`;
