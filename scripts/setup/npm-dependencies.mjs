// The development tools from npm, exactly as package-lock.json names them.
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { nodeModules, root } from "../../tools/paths.mjs";

// Two more attempts, after one second and two; npm would wait ten seconds and sixty.
const RETRIES = ["--fetch-retries=2", "--fetch-retry-mintimeout=1000", "--fetch-retry-factor=2"];

/** @type {import("./index.mjs").Step} */
export const npmDependencies = {
  name: "npm dependencies",
  ready: () => (isInstalledAsLocked() ? "installed" : undefined),
  plan: "npm installs what package-lock.json names, usually half a minute",
  otherwise:
    "npm installed other packages than package-lock.json names: run `npm install` so that it agrees with package.json, then run this again.",
  async install(run) {
    // One small request comes first: without a network, npm would retry each package for minutes.
    await run(
      ["npm", "view", "hash-wasm", "version", ...RETRIES],
      "npm could not reach its registry: check that npm is installed (https://nodejs.org), the network, and npm's `registry` setting, and run this again.",
    );
    rmSync(nodeModules, { recursive: true, force: true });
    // `npm ci` would refuse a lock file that was made where the registry lacks other platforms'
    // optional packages. The comparison below is just as strict about this platform's.
    await run(
      ["npm", "install", "--no-save", "--no-audit", "--no-fund", "--loglevel=http", ...RETRIES],
      "The npm dependencies could not be installed: see npm's output above and run this again.",
    );
  },
};

/** npm writes its hidden lock file last, so an interrupted installation never counts as complete. */
function isInstalledAsLocked() {
  const locked = packages(join(root, "package-lock.json"));
  const installed = packages(join(nodeModules, ".package-lock.json"));
  return Object.keys({ ...locked, ...installed }).every((path) => {
    const [wanted, present] = [locked[path], installed[path]];
    if (wanted && present)
      return wanted.version === present.version && wanted.integrity === present.integrity;
    return (wanted ?? present).optional === true; // for another platform
  });
}

function packages(lockFile) {
  try {
    const { "": _workspace, ...others } = JSON.parse(readFileSync(lockFile, "utf8")).packages;
    return others;
  } catch {
    return {};
  }
}
