// rustfmt and clippy, which `npm run check` and `npm test` run; the build doesn't need them.
import { answerOf, runTool } from "../../tools/process.mjs";

const COMPONENTS = ["rustfmt", "clippy"];

/** @type {import("./index.mjs").Step} */
export const rustLinters = {
  name: "Rust linters",
  ready() {
    const list = answerOf("rustup", ["component", "list", "--installed", ...toolchain()]) ?? "";
    const isInstalled = (component) => list.split("\n").some((line) => line.startsWith(component));
    return COMPONENTS.every(isInstalled) ? COMPONENTS.join(" and ") : undefined;
  },
  plan: "rustup installs rustfmt and clippy, usually ten seconds",
  async install({ say, signal }) {
    await runTool(["rustup", "component", "add", ...COMPONENTS, ...toolchain()], {
      say,
      signal,
      otherwise: `rustfmt and clippy could not be installed: run \`rustup component add ${COMPONENTS.join(" ")} ${toolchain().join(" ")}\` where the network allows it, then run this again.`,
    });
    return COMPONENTS.join(" and ");
  },
};

// The step before sets it.
const toolchain = () => ["--toolchain", process.env.RUSTUP_TOOLCHAIN];
