// The development tools from npm, exactly as package-lock.json names them.
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { Failure } from "../../tools/failure.mjs";
import { nodeModules, root } from "../../tools/paths.mjs";
import { answerOf, runTool } from "../../tools/process.mjs";

// Two more attempts, after one second and two; npm would wait ten seconds and sixty.
const RETRIES = ["--fetch-retries=2", "--fetch-retry-mintimeout=1000", "--fetch-retry-factor=2"];

/** @type {import("./index.mjs").Step} */
export const npmDependencies = {
  name: "npm dependencies",
  ready: () => (isInstalledAsLocked() ? "installed" : undefined),
  plan: "npm installs what package-lock.json names, usually half a minute",
  async install({ say, signal }) {
    if (!answerOf("npm", ["--version"])) {
      throw new Failure(
        "npm is missing: install Node.js with npm (https://nodejs.org) and run this again.",
      );
    }
    // One small request comes first: without a network, npm would retry each package for minutes.
    await runTool(["npm", "view", "hash-wasm", "version", ...RETRIES], {
      say,
      signal,
      otherwise:
        "The npm registry cannot be reached: check the network and npm's `registry` setting, and run this again.",
    });
    rmSync(nodeModules, { recursive: true, force: true });
    // `npm ci` would refuse a lock file that was made where the registry lacks other platforms'
    // optional packages. The comparison below is just as strict about this platform's.
    const quietly = ["--no-save", "--no-audit", "--no-fund", "--loglevel=http"];
    await runTool(["npm", "install", ...quietly, ...RETRIES], {
      say,
      signal,
      otherwise:
        "The npm dependencies could not be installed: see npm's output above and run this again.",
    });
    if (!isInstalledAsLocked()) {
      throw new Failure(
        "npm installed other packages than package-lock.json names: run `npm install` so that it agrees with package.json, then run this again.",
      );
    }
    return "installed";
  },
};

/** npm writes its hidden lock file last, so an interrupted installation never counts as complete. */
function isInstalledAsLocked() {
  const locked = packages(join(root, "package-lock.json"));
  const installed = packages(join(nodeModules, ".package-lock.json"));
  if (!locked || !installed) return false;
  delete locked[""]; // the workspace itself
  return Object.keys({ ...locked, ...installed }).every((path) => {
    const [wanted, present] = [locked[path], installed[path]];
    if (wanted && present)
      return wanted.version === present.version && wanted.integrity === present.integrity;
    return (wanted ?? present).optional === true; // for another platform
  });
}

function packages(lockFile) {
  try {
    return JSON.parse(readFileSync(lockFile, "utf8")).packages;
  } catch {
    return undefined;
  }
}
