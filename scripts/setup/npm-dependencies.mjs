// The development tools from npm, exactly as package-lock.json names them.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { unlessMade } from "../../tools/install.mjs";
import { nodeModules, root } from "../../tools/paths.mjs";
import { runTool } from "../../tools/process.mjs";

export const npmDependencies = () =>
  unlessMade(join(nodeModules, ".installed"), [readFileSync(join(root, "package-lock.json"))], () =>
    runTool(["npm", "ci", "--no-audit", "--no-fund"], {
      otherwise:
        "The npm dependencies could not be installed: see npm's message above, check that npm is there (https://nodejs.org) and can reach its registry, and run this again.",
    }),
  );
