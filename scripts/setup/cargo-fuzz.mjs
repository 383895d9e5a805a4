// cargo-fuzz, compiled from crates.io into .tools/.
import { tools } from "../../tools/paths.mjs";
import { answerOf, runTool } from "../../tools/process.mjs";
import { CARGO_FUZZ } from "./versions.mjs";

/** @type {import("./index.mjs").Step} */
export const cargoFuzz = {
  name: "cargo-fuzz",
  ready: () =>
    answerOf("cargo-fuzz", ["--version"])?.split(" ")[1] === CARGO_FUZZ ? CARGO_FUZZ : undefined,
  plan: "cargo compiles cargo-fuzz, usually a minute, once",
  async install({ say, signal }) {
    const command = [
      "cargo",
      "install",
      `cargo-fuzz@${CARGO_FUZZ}`,
      "--locked",
      "--force",
      "--root",
      tools,
    ];
    await runTool(command, {
      say,
      signal,
      otherwise: `cargo-fuzz ${CARGO_FUZZ} could not be compiled: see cargo's output above, check that crates.io can be reached, and run this again.`,
    });
    return CARGO_FUZZ;
  },
};
