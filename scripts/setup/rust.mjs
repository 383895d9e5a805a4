// The pinned Rust toolchain with the WebAssembly target, rustfmt and clippy, through rustup. Where
// the network refuses the toolchain, the default one is used instead, if it isn't older.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Failure } from "../../tools/failure.mjs";
import { tools } from "../../tools/paths.mjs";
import { answerOf } from "../../tools/process.mjs";
import { isAtLeast } from "../lib/environment.mjs";

const RUST = "1.95.0";
const TARGET = "wasm32-unknown-unknown";
const LINTERS = ["rustfmt", "clippy"];

/** Remembers the toolchain that is used because the pinned one couldn't be installed. */
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
    const toolchain = chosen();
    if (!toolchain || !installed("target", toolchain).includes(TARGET)) return undefined;
    process.env.RUSTUP_TOOLCHAIN = toolchain;
    const note = isPinned(toolchain)
      ? ""
      : ` (${toolchain}, because Rust ${RUST} could not be installed; delete .tools/rust-toolchain to try again)`;
    return `${versionOf(toolchain)} with ${TARGET}${note}`;
  },
  plan: `rustup installs Rust ${RUST} and its ${TARGET} target where they are missing, usually one minute`,
  otherwise: `Rust ${RUST} with its ${TARGET} target could not be installed, and the default toolchain is older or lacks the target: run \`rustup toolchain install ${RUST} --target ${TARGET}\` where the network allows it, then run this again.`,
  async install(run) {
    if (!chosen()) {
      const only = ["--profile", "minimal", "--no-self-update", "--target", TARGET];
      const linters = LINTERS.flatMap((component) => ["--component", component]);
      try {
        return await run(["rustup", "toolchain", "install", RUST, ...only, ...linters]);
      } catch (refusal) {
        const [substitute] = firstWords(answerOf("rustup", ["default"]));
        if (!isNewEnough(substitute)) throw refusal;
        mkdirSync(tools, { recursive: true });
        writeFileSync(substituteFile, substitute);
      }
    }
    await run(["rustup", "target", "add", TARGET, "--toolchain", chosen()]);
  },
};

/** `npm run check` and `npm test` run them; the build doesn't need them. */
export const rustLinters = {
  name: "Rust linters",
  ready() {
    const present = installed("component", process.env.RUSTUP_TOOLCHAIN);
    const isPresent = (linter) => present.some((component) => component.startsWith(linter));
    return LINTERS.every(isPresent) ? LINTERS.join(" and ") : undefined;
  },
  plan: "rustup installs rustfmt and clippy, usually ten seconds",
  otherwise: `rustfmt and clippy could not be installed: run \`rustup component add ${LINTERS.join(" ")}\` where the network allows it, then run this again.`,
  install: (run) =>
    run(["rustup", "component", "add", ...LINTERS, "--toolchain", process.env.RUSTUP_TOOLCHAIN]),
};

/** The pinned toolchain or the one that stands in for it, if it is installed. */
function chosen() {
  const pinned = firstWords(answerOf("rustup", ["toolchain", "list"])).find(isPinned);
  const substitute = existsSync(substituteFile) && readFileSync(substituteFile, "utf8");
  return pinned ?? (substitute && isNewEnough(substitute) ? substitute : undefined);
}

/** @param {"target" | "component"} kind */
const installed = (kind, toolchain) =>
  firstWords(answerOf("rustup", [kind, "list", "--installed", "--toolchain", toolchain]));

const firstWords = (text = "") => text.split("\n").map((line) => line.split(" ")[0]);

const isPinned = (toolchain) => toolchain === RUST || toolchain.startsWith(`${RUST}-`);

const isNewEnough = (toolchain) => isAtLeast(versionOf(toolchain), RUST);

const versionOf = (toolchain) =>
  answerOf("rustup", ["run", toolchain, "rustc", "--version"])?.split(" ")[1] ?? "0";
