// Programs that cargo compiles from crates.io into .tools/. By itself, wasm-pack would download
// prebuilt ones, in versions and from places that the project doesn't pin.
import { copyFileSync, existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { Failure } from "../../tools/failure.mjs";
import { root, tools } from "../../tools/paths.mjs";
import { answerOf } from "../../tools/process.mjs";

/** The crate of the wasm-bindgen CLI, and the lock file of everything that it is compiled from. */
const bindgenCrate = join(root, "scripts/setup/wasm-bindgen");
export const bindgenLock = join(bindgenCrate, "Cargo.lock");

/** A copy of the lock file that the installed wasm-bindgen was compiled with. */
const installedLock = join(tools, "wasm-bindgen.lock");

// One folder for all, because they share dependencies; it survives an interruption, not the step.
const buildFolder = join(tools, "build");

/** `sha256` is that of the .crate file, as crates.io shows it, for the bill of materials. */
export const WASM_PACK = {
  name: "wasm-pack",
  version: "0.15.1",
  sha256: "22dc697492435807dee410b46b66c57e38194d0311e8275c162a9a04c5ab458d",
};
const WASM_BINDGEN = {
  name: "wasm-bindgen",
  /** That of the crate, because the CLI refuses modules made with any other version. */
  get version() {
    const crate = lockedVersion(join(root, "Cargo.lock"), "wasm-bindgen");
    const cli = lockedVersion(bindgenLock, "wasm-bindgen-cli");
    if (crate === cli) return cli;
    throw new Failure(
      `Cargo.lock has wasm-bindgen ${crate} but scripts/setup/wasm-bindgen/Cargo.lock has wasm-bindgen-cli ${cli}: set that crate's dependency to "=${crate}" and run \`cargo update\` in its folder.`,
    );
  },
  source: ["--path", bindgenCrate],
};
const CARGO_FUZZ = { name: "cargo-fuzz", version: "0.13.2" };

export const wasmTools = compiled("wasm tools", "six minutes", [WASM_PACK, WASM_BINDGEN]);
export const cargoFuzz = compiled("cargo-fuzz", "a minute", [CARGO_FUZZ]);

/** @returns {import("./index.mjs").Step} */
function compiled(name, time, programs) {
  const isInstalled = (program) =>
    answerOf(program.name, ["--version"])?.split(" ")[1] === program.version &&
    (program !== WASM_BINDGEN || isCompiledAsLocked());
  const named = programs.map((program) => program.name).join(" and ");
  return {
    name,
    ready: () =>
      programs.every(isInstalled)
        ? programs.map((program) => `${program.name} ${program.version}`).join(", ")
        : undefined,
    plan: `cargo compiles ${named}, usually ${time}, once`,
    otherwise: `cargo could not compile ${named}: see its output above, check that crates.io can be reached, and run this again.`,
    async install(run, say) {
      for (const program of programs.filter((program) => !isInstalled(program))) {
        const { source = [`${program.name}@${program.version}`] } = program;
        const folders = ["--root", tools, "--target-dir", buildFolder];
        say(`cargo install ${source.join(" ")}`);
        await run(["cargo", "install", ...source, "--locked", "--force", ...folders]);
        if (program === WASM_BINDGEN) copyFileSync(bindgenLock, installedLock);
      }
      rmSync(buildFolder, { recursive: true, force: true });
    },
  };
}

const isCompiledAsLocked = () =>
  existsSync(installedLock) && readFileSync(installedLock).equals(readFileSync(bindgenLock));

function lockedVersion(path, crate) {
  const lock = readFileSync(path, "utf8");
  const version = new RegExp(`^name = "${crate}"\\r?\\nversion = "(.+)"`, "m").exec(lock)?.[1];
  if (!version) throw new Failure(`${path} names no ${crate}: restore it from the repository.`);
  return version;
}
