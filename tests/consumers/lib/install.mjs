// A work folder has a copy of an app, its locked dependencies and the packed tarball, which npm
// installs as it does for a user. Work folders stay between runs. They are outside the repository,
// so that no import resolves to its node_modules.
import { lstatSync } from "node:fs";
import { cp, mkdir, readdir, readFile, realpath, rm } from "node:fs/promises";
import { tmpdir, userInfo } from "node:os";
import { basename, dirname, extname, join } from "node:path";
import { sha256, unlessMade } from "../../../tools/install.mjs";
import { root } from "../../../tools/paths.mjs";
import { output } from "../../../tools/process.mjs";
import { consumersFolder } from "./manifest.mjs";

const PACKAGE_FILES = ["package.json", "package-lock.json"];
const NOT_OF_THE_APP = ["consumer.mjs", "node_modules", ...PACKAGE_FILES];
const QUIET = ["--no-audit", "--no-fund", "--no-update-notifier", "--loglevel=error"];

/** The parent of all work folders. There is one per user and clone. */
export async function workRoot() {
  const { uid } = userInfo();
  const name = `edge-argon2-consumers-${sha256(`${uid} ${root}`).slice(0, 12)}`;
  const folder = join(await realpath(tmpdir()), name);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  if (uid !== -1 && lstatSync(folder).uid !== uid) {
    throw new Error(`${folder} belongs to another user: remove it and run this again.`);
  }
  return folder;
}

/**
 * Updates the dependencies and the package in a consumer's work folder.
 *
 * @param {import("./manifest.mjs").Consumer} consumer
 * @param {string} tarball the package to install
 * @returns {Promise<string>} the work folder
 */
export async function install(consumer, tarball) {
  const work = join(await workRoot(), consumer.name);
  const lock = await Promise.all(
    PACKAGE_FILES.map((name) => readFile(join(consumer.folder, name), "utf8")),
  );
  const pack = sha256(await readFile(tarball));
  await unlessMade(`${work}.stamp`, [...lock, pack], async () => {
    await unlessMade(`${work}.lock`, lock, () => rm(work, { recursive: true, force: true }));
    await mkdir(work, { recursive: true });
    for (const name of PACKAGE_FILES) await cp(join(consumer.folder, name), join(work, name));
    // `npm ci` refuses a lock file if its registry lacked the packages of other platforms.
    const command = ["npm", "install", await keptTarball(tarball, pack), ...QUIET];
    await output(command, { cwd: work });
  });
  return work;
}

/** npm distinguishes tarballs of the same version only by their paths. */
async function keptTarball(tarball, digest) {
  const path = join(await workRoot(), "tarballs", digest.slice(0, 12), basename(tarball));
  await mkdir(dirname(path), { recursive: true });
  await cp(tarball, path);
  return path;
}

/**
 * Makes a fresh copy of the app. No build output or tool's cache of an earlier run is left.
 *
 * @param {import("./manifest.mjs").Consumer} consumer
 * @param {import("./manifest.mjs").Case} test
 * @param {string} work
 * @param {string} [checks] the folder that has check.js and check.cjs
 */
export async function copyApp(consumer, test, work, checks = join(consumersFolder, "app")) {
  for (const name of await readdir(work)) {
    if (name !== "node_modules" && !PACKAGE_FILES.includes(name)) {
      await rm(join(work, name), { recursive: true, force: true });
    }
  }
  const modules = join(work, "node_modules");
  for (const name of await readdir(modules)) {
    const isCache = name.startsWith(".") && name !== ".bin" && name !== ".package-lock.json";
    if (isCache) await rm(join(modules, name), { recursive: true, force: true });
  }
  for (const app of [test.app ?? "."].flat()) {
    const folder = join(consumer.folder, app);
    for (const name of await readdir(folder)) {
      if (NOT_OF_THE_APP.includes(name)) continue;
      await cp(join(folder, name), join(work, name), { recursive: true });
    }
  }
  for (const path of consumer.check) {
    const source = extname(path) === ".cjs" ? "check.cjs" : "check.js";
    await mkdir(dirname(join(work, path)), { recursive: true });
    await cp(join(checks, source), join(work, path));
  }
}

/** The version of a dependency in a work folder. */
export async function installedVersion(work, name) {
  return JSON.parse(await readFile(join(work, "node_modules", name, "package.json"), "utf8"))
    .version;
}
