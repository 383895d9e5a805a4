// Programs that cargo compiles from crates.io into .tools/. By itself, wasm-pack would download
// prebuilt ones, in versions and from places that the project doesn't pin.
import { copyFileSync, existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { root, tools, toolsBin } from "../../tools/paths.mjs";
import { answerOf, runTool } from "../../tools/process.mjs";

/** The crate of the wasm-bindgen CLI, and the lock file of everything that it is compiled from. */
const bindgenCrate = join(root, "scripts/setup/wasm-bindgen");
export const bindgenLock = join(bindgenCrate, "Cargo.lock");

/** A copy of the lock file that the installed wasm-bindgen was compiled with. */
const installedLock = join(tools, "wasm-bindgen.lock");

/** Otherwise cargo would build in the crate's own folder. */
const buildFolder = join(tools, "build");

/** `sha256` is that of the .crate file, as crates.io shows it, for the bill of materials. */
export const WASM_PACK = {
  name: "wasm-pack",
  version: "0.15.1",
  sha256: "22dc697492435807dee410b46b66c57e38194d0311e8275c162a9a04c5ab458d",
};
const CARGO_FUZZ = { name: "cargo-fuzz", version: "0.13.2" };

export async function wasmTools() {
  await install(WASM_PACK);
  const isLocked = (path) =>
    existsSync(path) && readFileSync(path).equals(readFileSync(bindgenLock));
  if (existsSync(join(toolsBin, "wasm-bindgen")) && isLocked(installedLock)) return;
  await cargoInstall("wasm-bindgen", ["--path", bindgenCrate, "--target-dir", buildFolder]);
  rmSync(buildFolder, { recursive: true });
  copyFileSync(bindgenLock, installedLock);
}

export const cargoFuzz = () => install(CARGO_FUZZ);

async function install({ name, version }) {
  if (answerOf(name, ["--version"])?.split(" ")[1] === version) return;
  await cargoInstall(name, [`${name}@${version}`]);
}

function cargoInstall(name, source) {
  console.log(`cargo compiles ${name}, a few minutes, once`);
  return runTool(["cargo", "install", ...source, "--locked", "--force", "--root", tools], {
    otherwise: `cargo could not install ${name}: see its message above, check that crates.io can be reached, and run this again.`,
  });
}
