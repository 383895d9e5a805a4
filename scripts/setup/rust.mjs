// The pinned Rust toolchain with the WebAssembly target, through rustup. Where the network refuses
// the toolchain, the default one is used instead, if it isn't older.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { tools } from "../../tools/paths.mjs";
import { answerOf, runTool } from "../../tools/process.mjs";
import { isAtLeast } from "../lib/environment.mjs";

const RUST = "1.95.0";
const COMPONENTS = ["rust-std-wasm32-unknown-unknown", "rustfmt", "clippy"];
const OTHERWISE = `Rust ${RUST} could not be installed with ${COMPONENTS.join(", ")}, and the default toolchain is older or lacks them: install rustup (https://rustup.rs) if it is missing, and run this again where the network allows it.`;

/** Remembers the toolchain that is used because the pinned one couldn't be installed. */
const substituteFile = join(tools, "rust-toolchain");

/** Puts the toolchain's name into RUSTUP_TOOLCHAIN, which cargo and rustc then obey. */
export async function rust() {
  if (!chosen()) {
    const install = ["rustup", "toolchain", "install", RUST, "--profile=minimal"];
    await runTool([...install, "--no-self-update"], { otherwise: OTHERWISE }).catch(substitute);
  }
  const toolchain = chosen();
  const listing = ["component", "list", "--installed", "--toolchain", toolchain];
  const installed = firstWords(answerOf("rustup", listing));
  if (!COMPONENTS.every((name) => installed.some((found) => found.startsWith(name)))) {
    const add = ["rustup", "component", "add", ...COMPONENTS, "--toolchain", toolchain];
    await runTool(add, { otherwise: OTHERWISE });
  }
  process.env.RUSTUP_TOOLCHAIN = toolchain;
}

function substitute(refusal) {
  const [toolchain] = firstWords(answerOf("rustup", ["default"]));
  if (!isNewEnough(toolchain)) throw refusal;
  console.log(`${toolchain} is used instead; delete .tools/rust-toolchain to try again.`);
  mkdirSync(tools, { recursive: true });
  writeFileSync(substituteFile, toolchain);
}

/** The pinned toolchain or the one that stands in for it, if it is installed. */
function chosen() {
  const pinned = firstWords(answerOf("rustup", ["toolchain", "list"])).find(
    (name) => name === RUST || name.startsWith(`${RUST}-`),
  );
  const other = existsSync(substituteFile) && readFileSync(substituteFile, "utf8");
  return pinned ?? (other && isNewEnough(other) ? other : undefined);
}

const firstWords = (text = "") => text.split("\n").map((line) => line.split(" ")[0]);

function isNewEnough(toolchain) {
  const version = answerOf("rustup", ["run", toolchain, "rustc", "--version"])?.split(" ")[1];
  return isAtLeast(version ?? "0", RUST);
}
