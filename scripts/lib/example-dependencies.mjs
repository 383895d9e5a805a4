// An example's dependencies, with the packed tarball installed as a user would have it.
import { createHash } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { basename, join } from "node:path";
import { Failure } from "./failure.mjs";
import { root, tarball, tools } from "./paths.mjs";
import { runTool } from "./tool.mjs";

/**
 * Installs what the example's package.json names, unless that has been done with this tarball.
 *
 * @param {string} folder of the example, or of a copy of it below the project's root
 * @param {{ say: (text: string) => void, signal?: AbortSignal }} options `say` prints a line of
 *   progress; aborting `signal` ends npm
 * @returns {Promise<void>} rejects with a `Failure`
 */
export async function installDependencies(folder, { say, signal }) {
  if (!existsSync(tarball)) {
    throw new Failure("dist/edge-argon2.tgz is missing: run `npm run build` first.");
  }
  const manifest = manifestFor(folder);
  const wanted = sha256(manifest, readFileSync(tarball), process.execPath);
  const installed = join(folder, "node_modules");
  const stamp = join(installed, ".installed");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return;

  // In an empty folder, as npm keeps a `file:` dependency of the same version although the tarball
  // is another. What is moved from there is complete.
  mkdirSync(tools, { recursive: true });
  const empty = mkdtempSync(join(tools, "example-"));
  try {
    writeFileSync(join(empty, "package.json"), manifest);
    say("npm installs the dependencies, usually half a minute");
    await npmInstall(empty, { say, signal, name: basename(folder) });
    const made = join(empty, "node_modules");
    // `npm run` looks for programs in here first, and then in the root's, where Node is older.
    mkdirSync(join(made, ".bin"), { recursive: true });
    symlinkSync(process.execPath, join(made, ".bin", "node"));
    writeFileSync(join(made, ".installed"), wanted);
    rmSync(installed, { recursive: true, force: true });
    renameSync(made, installed);
  } finally {
    rmSync(empty, { recursive: true, force: true });
  }
}

function npmInstall(cwd, { say, signal, name }) {
  const quietly = ["--no-package-lock", "--no-audit", "--no-fund", "--loglevel=http"];
  // The examples name their peers themselves; npm would install wrangler again, which is one.
  const args = ["install", "--prefer-offline", "--legacy-peer-deps", ...quietly];
  return runTool("npm", args, {
    cwd,
    say,
    signal,
    otherwise: `The dependencies of ${name} could not be installed: see npm's output above, check that the npm registry can be reached, and run this again.`,
  });
}

/** The package.json without the tools that the root has in the same version: Node finds them there. */
function manifestFor(folder) {
  const { dependencies, devDependencies = {} } = readJson(join(folder, "package.json"));
  const { devDependencies: ofRoot } = readJson(join(root, "package.json"));
  const own = Object.entries(devDependencies).filter(([name, version]) => ofRoot[name] !== version);
  return JSON.stringify({
    private: true,
    dependencies: { ...dependencies, "edge-argon2": `file:${tarball}` },
    devDependencies: Object.fromEntries(own),
  });
}

const readJson = (path) => JSON.parse(readFileSync(path, "utf8"));

function sha256(...parts) {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part);
  return hash.digest("hex");
}
