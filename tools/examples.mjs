// The applications in examples/, with the packed tarball installed as a user would have it.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { mkdir, mkdtemp, rename, rm, symlink, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { Failure } from "./failure.mjs";
import { unlessMade } from "./install.mjs";
import { root, tarball, tools } from "./paths.mjs";
import { runTool } from "./process.mjs";

export const examples = join(root, "examples");

/** The names of all examples. */
export const exampleNames = readdirSync(examples).filter((name) =>
  existsSync(join(examples, name, "package.json")),
);

/**
 * Installs what the example's package.json names, unless that has been done with this tarball.
 *
 * @param {string} folder of the example, or of a copy of it below the project's root
 * @param {AbortSignal} [signal] ends npm
 * @returns {Promise<void>} rejects with a `Failure`
 */
export async function installDependencies(folder, signal) {
  if (!existsSync(tarball)) {
    throw new Failure("dist/edge-argon2.tgz is missing: run `npm run build` first.");
  }
  const manifest = manifestFor(folder);
  const installed = join(folder, "node_modules");
  const inputs = [manifest, readFileSync(tarball), process.execPath];
  await unlessMade(join(installed, ".installed"), inputs, async () => {
    // In an empty folder, as npm keeps a `file:` dependency of the same version although the tarball
    // is another. What is moved from there is complete.
    await mkdir(tools, { recursive: true });
    const empty = await mkdtemp(join(tools, "example-"));
    try {
      await writeFile(join(empty, "package.json"), manifest);
      await npmInstall(empty, basename(folder), signal);
      const made = join(empty, "node_modules");
      // `npm run` looks for programs in here first, and then in the root's, where Node is older.
      await mkdir(join(made, ".bin"), { recursive: true });
      await symlink(process.execPath, join(made, ".bin", "node"));
      await rm(installed, { recursive: true, force: true });
      await rename(made, installed);
    } finally {
      await rm(empty, { recursive: true, force: true });
    }
  });
}

function npmInstall(cwd, name, signal) {
  const say = (text) => console.log(`[${name}] ${text}`);
  say("npm installs the dependencies, usually half a minute");
  const quietly = ["--no-package-lock", "--no-audit", "--no-fund", "--loglevel=http"];
  // The examples name their peers themselves; npm would install wrangler again, which is one.
  return runTool(["npm", "install", "--prefer-offline", "--legacy-peer-deps", ...quietly], {
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
