// wasm-pack and the wasm-bindgen CLI, compiled from crates.io into .tools/. By itself, wasm-pack
// would download prebuilt programs, in versions and from places that the project doesn't pin.
import { copyFileSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { tools } from "../../tools/paths.mjs";
import { answerOf, runTool } from "../../tools/process.mjs";
import { bindgenCrate, bindgenLock, WASM_PACK, wasmBindgenVersion } from "./versions.mjs";

// One folder for both, because they share dependencies; it survives an interruption, not the step.
const buildFolder = join(tools, "build");

/** A copy of the lock file that the installed wasm-bindgen was compiled with. */
const installedLock = join(tools, "wasm-bindgen.lock");

/** @type {import("./index.mjs").Step} */
export const wasmTools = {
  name: "wasm tools",
  ready: () => (wanted().every(({ isInstalled }) => isInstalled()) ? summary() : undefined),
  plan: "cargo compiles wasm-pack and the wasm-bindgen CLI, usually three minutes each, once",
  async install({ say, signal }) {
    for (const { name, version, source, isInstalled } of wanted()) {
      if (isInstalled()) continue;
      say(`cargo install ${source.join(" ")}`);
      const command = ["cargo", "install", ...source, "--locked", "--force", "--root", tools];
      await runTool([...command, "--target-dir", buildFolder], {
        say,
        signal,
        otherwise: `${name} ${version} could not be compiled: see cargo's output above, check that crates.io can be reached, and run this again.`,
      });
      if (name === "wasm-bindgen") copyFileSync(bindgenLock, installedLock);
    }
    rmSync(buildFolder, { recursive: true, force: true });
    return summary();
  },
};

function wanted() {
  const bindgen = wasmBindgenVersion();
  return [
    {
      name: "wasm-pack",
      version: WASM_PACK,
      source: [`wasm-pack@${WASM_PACK}`],
      isInstalled: () => answers("wasm-pack", WASM_PACK),
    },
    {
      name: "wasm-bindgen",
      version: bindgen,
      source: ["--path", bindgenCrate],
      isInstalled: () => answers("wasm-bindgen", bindgen) && isCompiledAsLocked(),
    },
  ];
}

const answers = (name, version) => answerOf(name, ["--version"])?.split(" ")[1] === version;

function isCompiledAsLocked() {
  try {
    return readFileSync(installedLock).equals(readFileSync(bindgenLock));
  } catch {
    return false;
  }
}

const summary = () =>
  wanted()
    .map(({ name, version }) => `${name} ${version}`)
    .join(", ");
