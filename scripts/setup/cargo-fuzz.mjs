// cargo-fuzz, compiled from crates.io into .tools/.
import { tools } from "../lib/paths.mjs";
import { answerOf, runTool } from "../lib/tool.mjs";
import { CARGO_FUZZ } from "./versions.mjs";

/** @type {import("./index.mjs").Step} */
export const cargoFuzz = {
  name: "cargo-fuzz",
  ready: () =>
    answerOf("cargo-fuzz", ["--version"])?.split(" ")[1] === CARGO_FUZZ ? CARGO_FUZZ : undefined,
  plan: "cargo compiles cargo-fuzz, usually a minute, once",
  async install({ say, signal }) {
    const args = ["install", `cargo-fuzz@${CARGO_FUZZ}`, "--locked", "--force", "--root", tools];
    await runTool("cargo", args, {
      say,
      signal,
      otherwise: `cargo-fuzz ${CARGO_FUZZ} could not be compiled: see cargo's output above, check that crates.io can be reached, and run this again.`,
    });
    return CARGO_FUZZ;
  },
};
