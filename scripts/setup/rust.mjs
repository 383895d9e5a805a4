// The pinned Rust toolchain with the WebAssembly target, through rustup. Where the network refuses
// the toolchain, the default one is used instead, if it isn't older.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Failure } from "../../tools/failure.mjs";
import { tools } from "../../tools/paths.mjs";
import { answerOf } from "../../tools/process.mjs";
import { isAtLeast } from "../lib/environment.mjs";

const RUST = "1.95.0";
const INSTALL = ["rustup", "toolchain", "install", RUST, "--profile=minimal", "--no-self-update"];

/** Remembers the toolchain that is used because the pinned one couldn't be installed. */
const substituteFile = join(tools, "rust-toolchain");

/** For the build. */
export const rustToolchain = withComponents(["rust-std-wasm32-unknown-unknown"]);
/** For `npm run check` and `npm test`. */
export const rustWithLinters = withComponents([
  "rust-std-wasm32-unknown-unknown",
  "rustfmt",
  "clippy",
]);

/**
 * Puts the toolchain's name into RUSTUP_TOOLCHAIN, which cargo and rustc then obey.
 *
 * @param {string[]} components of rustup
 * @returns {import("./index.mjs").Step}
 */
function withComponents(components) {
  const named = components.join(", ");
  return {
    name: "Rust",
    ready() {
      if (!answerOf("rustup", ["--version"])) {
        throw new Failure(
          "Rust is missing: install it with rustup (https://rustup.rs) and run this again.",
        );
      }
      const toolchain = chosen();
      const listing = ["component", "list", "--installed", "--toolchain", toolchain];
      const installed = toolchain ? firstWords(answerOf("rustup", listing)) : [];
      if (!components.every((name) => installed.some((found) => found.startsWith(name)))) return;
      process.env.RUSTUP_TOOLCHAIN = toolchain;
      const note = `, because Rust ${RUST} could not be installed; delete .tools/rust-toolchain to try again`;
      return `${toolchain} with ${named}${isPinned(toolchain) ? "" : note}`;
    },
    plan: `rustup installs Rust ${RUST} with ${named} where they are missing, usually one minute`,
    otherwise: `Rust ${RUST} could not be installed with ${named}, and the default toolchain is older or lacks them: run \`rustup toolchain install ${RUST} --component ${components.join(" --component ")}\` where the network allows it, then run this again.`,
    async install(run) {
      if (!chosen()) await run(INSTALL).catch(substitute);
      await run(["rustup", "component", "add", ...components, "--toolchain", chosen()]);
    },
  };
}

function substitute(refusal) {
  const [toolchain] = firstWords(answerOf("rustup", ["default"]));
  if (!(refusal instanceof Failure) || !isNewEnough(toolchain)) throw refusal;
  mkdirSync(tools, { recursive: true });
  writeFileSync(substituteFile, toolchain);
}

/** The pinned toolchain or the one that stands in for it, if it is installed. */
function chosen() {
  const pinned = firstWords(answerOf("rustup", ["toolchain", "list"])).find(isPinned);
  const other = existsSync(substituteFile) && readFileSync(substituteFile, "utf8");
  return pinned ?? (other && isNewEnough(other) ? other : undefined);
}

const firstWords = (text = "") => text.split("\n").map((line) => line.split(" ")[0]);

const isPinned = (toolchain) => toolchain === RUST || toolchain.startsWith(`${RUST}-`);

const isNewEnough = (toolchain) =>
  isAtLeast(
    answerOf("rustup", ["run", toolchain, "rustc", "--version"])?.split(" ")[1] ?? "0",
    RUST,
  );
