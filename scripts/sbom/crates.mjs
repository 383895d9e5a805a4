// The crates that the published .wasm files are compiled from and with, as cargo resolves them.
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { parse } from "smol-toml";
import { Failure } from "../../tools/failure.mjs";
import { root } from "../../tools/paths.mjs";
import { answerOf } from "../../tools/process.mjs";

const TARGET = "wasm32-unknown-unknown";
/** Each is compiled to a .wasm file. */
const PUBLISHED = ["edge-argon2", "edge-argon2-migrate"];

/**
 * @typedef {object} Crate
 * @property {string} name
 * @property {string} version
 * @property {string} license an SPDX expression
 * @property {string} folder where its source is on this machine
 * @property {string} sha256 of the .crate file, in hexadecimal, from Cargo.lock
 * @property {"linked" | "build"} use its code may be in the .wasm, or only ran during the build:
 *   build scripts, procedural macros and what they need
 * @property {string[]} needs ids of other crates
 */

/**
 * The published crates' normal and build dependencies for WebAssembly, without the workspace's own
 * crates and without the dependencies of tests.
 *
 * @returns {{ crates: Map<string, Crate>, direct: string[] }} by id ("name@version"); `direct` are
 *   the ids of those that the workspace's Cargo.tomls name
 */
export function publishedCrates() {
  const {
    packages,
    resolve,
    workspace_members: own,
  } = JSON.parse(cargo("metadata", "--format-version", "1", "--filter-platform", TARGET));
  const ids = new Map(packages.map((found) => [found.id, idOf(found)]));
  const nodes = new Map(resolve.nodes.map(({ id, deps }) => [id, deps]));
  const [used, linked] = [idsInTree("no-dev"), idsInTree("normal,no-proc-macro")];
  const needs = (id) =>
    nodes
      .get(id)
      .filter(({ pkg, dep_kinds: kinds }) => !own.includes(pkg) && kinds.some(isForMore))
      .map(({ pkg }) => ids.get(pkg));

  const checksums = lockedChecksums();
  const crates = new Map();
  for (const { id, name, version, license, manifest_path } of packages.sort(byName)) {
    const key = ids.get(id);
    if (own.includes(id) || !used.has(key)) continue;
    const use = linked.has(key) ? "linked" : "build";
    const [folder, sha256] = [dirname(manifest_path), checksums.get(key)];
    crates.set(key, { name, version, license, folder, sha256, use, needs: needs(id) });
  }
  return { crates, direct: [...new Set(own.flatMap(needs))] };
}

/** The ids of the crates at the ends of edges that cargo calls by these names. */
function idsInTree(edges) {
  const from = PUBLISHED.flatMap((name) => ["--package", name]);
  const form = ["--prefix", "none", "--format", "{p}"];
  const tree = cargo("tree", "--target", TARGET, "--edges", edges, ...from, ...form);
  return new Set([...tree.matchAll(/^(\S+) v(\S+)/gm)].map(([, ...parts]) => parts.join("@")));
}

function cargo(command, ...args) {
  const answer = answerOf("cargo", [command, "--locked", ...args]);
  if (answer !== undefined) return answer;
  throw new Failure(`cargo ${command} failed: run \`cargo ${command} --locked\` to see why.`);
}

function lockedChecksums() {
  const lock = parse(readFileSync(join(root, "Cargo.lock"), "utf8"));
  return new Map(lock.package.map((locked) => [idOf(locked), locked.checksum]));
}

const isForMore = ({ kind }) => kind !== "dev";

const idOf = ({ name, version }) => `${name}@${version}`;

const byName = (one, other) => (idOf(one) < idOf(other) ? -1 : 1);
