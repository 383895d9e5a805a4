// wasm-pack and the wasm-bindgen CLI, compiled from crates.io into .tools/. wasm-pack would fetch
// ready-made programs by itself, in versions and from places that the project does not pin.
import { rmSync } from "node:fs";
import { join } from "node:path";
import { tools } from "../lib/paths.mjs";
import { answerOf, runTool } from "../lib/tool.mjs";
import { WASM_PACK, wasmBindgenVersion } from "./versions.mjs";

// One folder for both, as they share dependencies; it outlives an interruption, not the step.
const buildFolder = join(tools, "build");

/** @type {import("./index.mjs").Step} */
export const wasmTools = {
  name: "wasm tools",
  ready: () => (wanted().every(isInstalled) ? summary() : undefined),
  plan: "cargo compiles wasm-pack and the wasm-bindgen CLI, usually three minutes each, once",
  async install({ say, signal }) {
    for (const tool of wanted().filter((tool) => !isInstalled(tool))) {
      const { crate, version, flags } = tool;
      say(`cargo install ${crate}@${version}`);
      const args = ["install", `${crate}@${version}`, ...flags, "--force", "--root", tools];
      await runTool("cargo", [...args, "--target-dir", buildFolder], {
        say,
        signal,
        otherwise: `${crate} ${version} could not be compiled: see cargo's output above, check that crates.io can be reached, and run this again.`,
      });
    }
    rmSync(buildFolder, { recursive: true, force: true });
    return summary();
  },
};

function wanted() {
  return [
    { crate: "wasm-pack", binary: "wasm-pack", version: WASM_PACK, flags: ["--locked"] },
    // Without --locked: its lock file names crates that a registry mirror may not have yet.
    { crate: "wasm-bindgen-cli", binary: "wasm-bindgen", version: wasmBindgenVersion(), flags: [] },
  ];
}

const isInstalled = ({ binary, version }) =>
  answerOf(binary, ["--version"])?.split(" ")[1] === version;

const summary = () =>
  wanted()
    .map(({ binary, version }) => `${binary} ${version}`)
    .join(", ");
