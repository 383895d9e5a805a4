// The crates that the published .wasm files are compiled from and with, as cargo resolves them.
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { parse } from "smol-toml";
import { Failure } from "../../tools/failure.mjs";
import { root } from "../../tools/paths.mjs";
import { answerOf } from "../../tools/process.mjs";

const TARGET = "wasm32-unknown-unknown";

/**
 * @typedef {object} Crate
 * @property {string} name
 * @property {string} version
 * @property {string} license an SPDX expression
 * @property {string} folder where its source is on this machine
 * @property {string} source where cargo got it from
 * @property {string} sha256 of the .crate file, in hexadecimal, from Cargo.lock
 * @property {"linked" | "build"} use its code may be in the .wasm, or only ran during the build:
 *   build scripts, procedural macros and what they need
 * @property {string[]} needs ids of other crates
 */

/**
 * The workspace's normal and build dependencies for WebAssembly, without its own crates and without
 * the dependencies of tests.
 *
 * @returns {{ crates: Map<string, Crate>, direct: string[] }} by id ("name@version"); `direct` are
 *   the ids of those that the workspace's Cargo.tomls name
 */
export function publishedCrates() {
  const metadata = cargoMetadata();
  const packages = new Map(metadata.packages.map((found) => [found.id, found]));
  const nodes = new Map(metadata.resolve.nodes.map((node) => [node.id, node]));
  const uses = new Map();
  const visit = (id, use) => {
    if (uses.get(id) === "linked" || uses.get(id) === use) return;
    uses.set(id, use);
    for (const need of needsOf(nodes.get(id))) {
      const builds = need.builds || isProcMacro(packages.get(need.id));
      visit(need.id, builds ? "build" : use);
    }
  };
  const own = metadata.workspace_members;
  // Each .wasm is a cdylib; these decide what the other crates are used for.
  for (const id of own.filter((id) => isCdylib(packages.get(id)))) visit(id, "linked");
  for (const id of own) uses.delete(id);

  const name = (id) => idOf(packages.get(id));
  const names = (id) =>
    needsOf(nodes.get(id))
      .filter((need) => !own.includes(need.id))
      .map((need) => name(need.id));
  const checksums = lockedChecksums();
  const crates = [...uses].map(([id, use]) => {
    const { name: crate, version, license, source, manifest_path } = packages.get(id);
    const [folder, sha256, needs] = [dirname(manifest_path), checksums.get(name(id)), names(id)];
    return [name(id), { name: crate, version, license, folder, source, sha256, use, needs }];
  });
  return { crates: new Map(crates.sort(byKey)), direct: [...new Set(own.flatMap(names))] };
}

function cargoMetadata() {
  const answer = answerOf("cargo", [
    ...["metadata", "--format-version", "1", "--locked", "--filter-platform", TARGET],
  ]);
  if (answer === undefined) {
    throw new Failure("cargo metadata failed: run `cargo metadata --locked` to see why.");
  }
  return JSON.parse(answer);
}

/** Dependencies for anything but tests. */
function needsOf({ deps }) {
  const published = ({ dep_kinds: kinds }) => kinds.some(({ kind }) => kind !== "dev");
  return deps.filter(published).map(({ pkg, dep_kinds: kinds }) => ({
    id: pkg,
    builds: kinds.every(({ kind }) => kind !== null),
  }));
}

const isCdylib = ({ targets }) => targets.some(({ kind }) => kind.includes("cdylib"));

const isProcMacro = ({ targets }) => targets.some(({ kind }) => kind.includes("proc-macro"));

function lockedChecksums() {
  const lock = parse(readFileSync(join(root, "Cargo.lock"), "utf8"));
  return new Map(lock.package.map((locked) => [idOf(locked), locked.checksum]));
}

const idOf = ({ name, version }) => `${name}@${version}`;

const byKey = ([one], [other]) => (one < other ? -1 : 1);
