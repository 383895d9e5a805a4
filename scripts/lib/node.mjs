// The Node that runs everything but the set-up: the project's own, so that results do not depend
// on the machine's.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { Failure } from "../../tools/failure.mjs";
import { nodeModules } from "../../tools/paths.mjs";
import { answerOf } from "../../tools/process.mjs";
import { isAtLeast } from "./version.mjs";

/** The oldest Node that the pinned wrangler runs on. */
const OLDEST = "22.12.0";

/** @returns {string} the path of the Node to use */
export function projectNode() {
  const own = join(nodeModules, `node24-${process.platform}-${process.arch}`, "bin", "node");
  if (existsSync(own) && answerOf(own, ["--version"])) return own;
  if (isAtLeast(process.versions.node, OLDEST)) return process.execPath;
  throw new Failure(
    `The project brings no Node for ${process.platform}-${process.arch}, and the running one is ${process.versions.node}: install Node ${OLDEST} or newer and run this again.`,
  );
}
