// Installs the packed tarball in the applications in examples/, as a user would.
import { globSync, readFileSync } from "node:fs";
import { mkdir, mkdtemp, rename, rm, symlink, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { unlessMade } from "./install.mjs";
import { root, tarball, tools } from "./paths.mjs";
import { runTool } from "./process.mjs";

export const examples = join(root, "examples");

/** The names of all examples. */
export const exampleNames = globSync("*/package.json", { cwd: examples }).map(dirname).sort();

/**
 * Installs an example's dependencies, unless they are already installed with this tarball, in its
 * folder or in a copy's anywhere below the project's root.
 */
export async function installDependencies(folder) {
  const manifest = manifestFor(folder);
  const installed = join(folder, "node_modules");
  const inputs = [manifest, readFileSync(tarball), process.execPath];
  await unlessMade(join(installed, ".installed"), inputs, async () => {
    // npm keeps an installed `file:` dependency of the same version even if the tarball changes. So
    // it installs into an empty folder, and the result is moved only once it is complete.
    await mkdir(tools, { recursive: true });
    const empty = await mkdtemp(join(tools, "example-"));
    try {
      await writeFile(join(empty, "package.json"), manifest);
      await npmInstall(empty, basename(folder));
      const made = join(empty, "node_modules");
      // `npm run` looks for programs here before it looks in the root's .bin, whose Node is older.
      await mkdir(join(made, ".bin"), { recursive: true });
      await symlink(process.execPath, join(made, ".bin", "node"));
      await rm(installed, { recursive: true, force: true });
      await rename(made, installed);
    } finally {
      await rm(empty, { recursive: true, force: true });
    }
  });
}

function npmInstall(cwd, name) {
  console.error(`npm installs the dependencies of ${name}, usually half a minute`);
  const quietly = ["--no-package-lock", "--no-audit", "--no-fund"];
  // The examples list their peer dependencies themselves. Without --legacy-peer-deps, npm would
  // install one of them, wrangler, a second time.
  return runTool(["npm", "install", "--prefer-offline", "--legacy-peer-deps", ...quietly], {
    cwd,
    otherwise: `The dependencies of ${name} could not be installed: see npm's message above, check that the npm registry can be reached, and run this again.`,
  });
}

/** The package.json without tools that the root has at the same version, where Node finds them. */
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
