import { join } from "node:path";
import { Failure } from "../../scripts/lib/failure.mjs";
import { nodeModules } from "../../scripts/lib/paths.mjs";
import { answerOf } from "../../scripts/lib/tool.mjs";
import { startProcesses } from "./processes.mjs";

const bun = join(nodeModules, ".bin", "bun");

export async function start(peers) {
  const version = answerOf(bun, ["--version"]);
  if (!version) throw new Failure("Bun is not installed: run `npm run setup`.");
  return startProcesses({ version, command: [bun, "run"] }, peers);
}
