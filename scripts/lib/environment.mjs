// Which Node and which PATH the project's programs run with.
import { existsSync } from "node:fs";
import { homedir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { Failure } from "../../tools/failure.mjs";
import { nodeModules, toolsBin } from "../../tools/paths.mjs";
import { answerOf } from "../../tools/process.mjs";
import { node } from "../../tools/programs.mjs";

/** The oldest Node that the pinned wrangler runs on. */
const OLDEST = "22.12.0";

// `npm run` puts node_modules/.bin first, whose `node` vanishes while npm installs.
const inherited = (process.env.PATH ?? "")
  .split(delimiter)
  .filter((folder) => !folder.startsWith(nodeModules));

// Where rustup installs. A shell that was opened before that doesn't have it on PATH.
const cargoBin = join(process.env.CARGO_HOME ?? join(homedir(), ".cargo"), "bin");

/** For the set-up: the project's tools, then the machine's. */
export const setUpPath = [toolsBin, ...inherited, cargoBin].join(delimiter);

/** For commands: the project's Node and npm programs come first. */
export const commandPath = (nodePath) =>
  [dirname(nodePath), toolsBin, join(nodeModules, ".bin"), ...inherited, cargoBin].join(delimiter);

/** The Node that runs everything but the set-up; the project's own, if there is one for this machine. */
export function projectNode() {
  const own = node(24);
  if (existsSync(own) && answerOf(own, ["--version"])) return own;
  const { versions, platform, arch, execPath } = process;
  if (isAtLeast(versions.node, OLDEST)) return execPath;
  throw new Failure(
    `The project has no Node of its own for ${platform}-${arch}, and this is Node ${versions.node}: install Node ${OLDEST} or newer and run this again.`,
  );
}

/** Whether version `a` ("1.95.0") is `b` or newer. */
export const isAtLeast = (a, b) => a.localeCompare(b, "en", { numeric: true }) >= 0;
