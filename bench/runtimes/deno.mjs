import { join } from "node:path";
import { Failure } from "../../scripts/lib/failure.mjs";
import { nodeModules } from "../../scripts/lib/paths.mjs";
import { answerOf } from "../../scripts/lib/tool.mjs";
import { startProcesses } from "./processes.mjs";

const deno = join(nodeModules, ".bin", "deno");

export async function start(peers) {
  const version = answerOf(deno, ["--version"])?.match(/^deno (\S+)/)?.[1];
  if (!version) throw new Failure("Deno is not installed: run `npm run setup`.");
  const command = [deno, "run", "--allow-all", "--node-modules-dir=manual", "--no-lock"];
  return startProcesses({ version, command }, peers);
}
