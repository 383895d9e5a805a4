// The programs that build the package from its sources.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "smol-toml";
import { Failure } from "../../tools/failure.mjs";
import { root } from "../../tools/paths.mjs";
import { answerOf } from "../../tools/process.mjs";
import { bindgenLock, WASM_PACK, WASM_PACK_SHA256 } from "../setup/versions.mjs";

/**
 * @typedef {object} Tool
 * @property {"cargo" | "npm" | "generic"} origin the type of its package URL
 * @property {string} name
 * @property {string} version
 * @property {string} task what it does to the package
 * @property {{ algorithm: "SHA-256" | "SHA-512", hex: string }} [digest] of its package in the
 *   registry; rustc and npm have none, because they come with the machine
 */

/** @returns {Tool[]} */
export function buildTools() {
  const { release: rust, "commit-hash": commit } = rustc();
  return [
    { origin: "generic", name: "rustc", version: rust, task: `compiles the crates (${commit})` },
    fromCrates("runs cargo and wasm-bindgen", {
      name: "wasm-pack",
      version: WASM_PACK,
      checksum: WASM_PACK_SHA256,
    }),
    fromCrates("writes the glue that the shim calls the .wasm through", wasmBindgenCli()),
    fromNpm("binaryen", "optimizes the .wasm"),
    fromNpm("esbuild", "bundles the shim"),
    fromNpm(`@esbuild/${process.platform}-${process.arch}`, "is esbuild's program here"),
    fromNpm("rolldown", "bundles the types"),
    fromNpm("rolldown-plugin-dts", "makes the types from the sources"),
    node(),
    { origin: "npm", name: "npm", version: npmVersion(), task: "packs the tarball" },
  ];
}

/** The release of Rust in use, whose standard library is linked into the .wasm. */
export const rustRelease = () => rustc().release;

function rustc() {
  const answer = answerOf("rustc", ["-vV"]);
  if (answer === undefined) throw new Failure("rustc is missing: run `npm run setup`.");
  return Object.fromEntries(answer.split("\n").map((line) => line.split(": ")));
}

/** The project's Node under its name on npm, or the machine's own if that runs instead. */
function node() {
  const path = `node24-${process.platform}-${process.arch}`;
  const task = "runs the build";
  const { version, name } = lock().packages[`node_modules/${path}`] ?? {};
  if (version === process.versions.node) return { ...fromNpm(path, task), name };
  return { origin: "generic", name: "node", version: process.versions.node, task };
}

function npmVersion() {
  const version = answerOf("npm", ["--version"]);
  if (version === undefined) throw new Failure("npm is missing: install Node.js with npm.");
  return version;
}

function fromCrates(task, { name, version, checksum }) {
  return { origin: "cargo", name, version, task, digest: { algorithm: "SHA-256", hex: checksum } };
}

function wasmBindgenCli() {
  const { package: locked } = parse(readFileSync(bindgenLock, "utf8"));
  return locked.find(({ name }) => name === "wasm-bindgen-cli");
}

function fromNpm(name, task) {
  const { version, integrity } = lock().packages[`node_modules/${name}`];
  const hex = Buffer.from(integrity.replace(/^sha512-/, ""), "base64").toString("hex");
  return { origin: "npm", name, version, task, digest: { algorithm: "SHA-512", hex } };
}

const lock = () => JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8"));
