// Installs the pinned Rust toolchain with the WebAssembly target, through rustup.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Failure } from "../../tools/failure.mjs";
import { tools } from "../../tools/paths.mjs";
import { answerOf, runTool } from "../../tools/process.mjs";
import { isAtLeast } from "../lib/version.mjs";
import { RUST } from "./versions.mjs";

const TARGET = "wasm32-unknown-unknown";

// Names the toolchain that is used because the pinned one couldn't be installed.
const substituteFile = join(tools, "rust-toolchain");

/**
 * Puts the toolchain's name into RUSTUP_TOOLCHAIN, which cargo and rustc then obey.
 *
 * @type {import("./index.mjs").Step}
 */
export const rustToolchain = {
  name: "Rust",
  ready() {
    if (!answerOf("rustup", ["--version"])) {
      throw new Failure(
        "Rust is missing: install it with rustup (https://rustup.rs) and run this again.",
      );
    }
    const toolchain = installedToolchains().find(isPinned) ?? substitute();
    if (!toolchain || !targets(toolchain).includes(TARGET)) return undefined;
    process.env.RUSTUP_TOOLCHAIN = toolchain;
    return describe(toolchain);
  },
  plan: `rustup installs Rust ${RUST} and its ${TARGET} target where they are missing, usually one minute`,
  async install({ say, signal }) {
    const toolchain =
      installedToolchains().find(isPinned) ?? (await installPinned({ say, signal }));
    if (!targets(toolchain).includes(TARGET)) {
      await runTool(["rustup", "target", "add", TARGET, "--toolchain", toolchain], {
        say,
        signal,
        otherwise: `Rust's ${TARGET} target could not be installed: run \`rustup target add ${TARGET} --toolchain ${toolchain}\` where the network allows it, then run this again.`,
      });
    }
    process.env.RUSTUP_TOOLCHAIN = toolchain;
    return describe(toolchain);
  },
};

async function installPinned({ say, signal }) {
  const extras = ["--component", "rustfmt", "--component", "clippy", "--target", TARGET];
  const args = [
    "rustup",
    "toolchain",
    "install",
    RUST,
    "--profile",
    "minimal",
    "--no-self-update",
    ...extras,
  ];
  try {
    await runTool(args, {
      say,
      signal,
      otherwise: `Rust ${RUST} could not be installed.`,
    });
    return RUST;
  } catch (refusal) {
    if (signal.aborted) throw refusal;
    const toolchain = defaultToolchain();
    if (!toolchain || !isAtLeast(rustcVersion(toolchain), RUST)) {
      throw new Failure(
        `Rust ${RUST} could not be installed and the default toolchain is older: run \`rustup toolchain install ${RUST}\` where the network allows it, then run this again.`,
        refusal,
      );
    }
    mkdirSync(tools, { recursive: true });
    writeFileSync(substituteFile, toolchain);
    return toolchain;
  }
}

/** The toolchain that an earlier set-up fell back to, if it is still installed. */
function substitute() {
  try {
    const toolchain = readFileSync(substituteFile, "utf8");
    return isAtLeast(rustcVersion(toolchain), RUST) ? toolchain : undefined;
  } catch {
    return undefined;
  }
}

function describe(toolchain) {
  const note = isPinned(toolchain)
    ? ""
    : ` (${toolchain}, as Rust ${RUST} could not be installed; delete .tools/rust-toolchain to try again)`;
  return `${rustcVersion(toolchain)} with ${TARGET}${note}`;
}

const isPinned = (toolchain) => toolchain === RUST || toolchain.startsWith(`${RUST}-`);

const firstWords = (text) => (text ?? "").split("\n").map((line) => line.split(" ")[0]);

const installedToolchains = () => firstWords(answerOf("rustup", ["toolchain", "list"]));

const defaultToolchain = () => firstWords(answerOf("rustup", ["default"]))[0];

const targets = (toolchain) =>
  firstWords(answerOf("rustup", ["target", "list", "--installed", "--toolchain", toolchain]));

const rustcVersion = (toolchain) =>
  answerOf("rustup", ["run", toolchain, "rustc", "--version"])?.split(" ")[1] ?? "0";
