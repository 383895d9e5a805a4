// A work folder has a copy of an app, its locked dependencies and the packed tarball, which npm
// installs as it does for a user. Work folders stay between runs. They are outside the repository,
// so that no import resolves to its node_modules.
import { globSync, readFileSync } from "node:fs";
import { cp, mkdir, readFile, realpath, rm } from "node:fs/promises";
import { tmpdir, userInfo } from "node:os";
import { basename, dirname, join, parse } from "node:path";
import { sha256, unlessMade } from "../../../tools/install.mjs";
import { root } from "../../../tools/paths.mjs";
import { output } from "../../../tools/process.mjs";
import { consumersFolder } from "./manifest.mjs";

const PACKAGE_FILES = ["package.json", "package-lock.json"];
const NOT_OF_THE_APP = ["consumer.mjs", "node_modules", ...PACKAGE_FILES];
const NPM_FILES = ["node_modules", "node_modules/.bin", "node_modules/.package-lock.json"];
const KEPT = [...PACKAGE_FILES, ...NPM_FILES];
const QUIET = ["--no-audit", "--no-fund", "--no-update-notifier", "--loglevel=error"];

/** The parent of all work folders. There is one per user and clone. */
export async function workRoot() {
  const name = `edge-argon2-consumers-${sha256(`${userInfo().uid} ${root}`).slice(0, 12)}`;
  const folder = join(await realpath(tmpdir()), name);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  return folder;
}

/**
 * Updates the dependencies and the package in a consumer's work folder.
 *
 * @param {{ consumer: string, folder: string }} test whose consumer to install
 * @param {string} tarball the package to install
 * @returns {Promise<string>} the work folder
 */
export async function install({ consumer, folder }, tarball) {
  const work = join(await workRoot(), consumer);
  const files = PACKAGE_FILES.map((name) => join(folder, name));
  const lock = await Promise.all(files.map((path) => readFile(path)));
  const pack = sha256(await readFile(tarball));
  await unlessMade(`${work}.stamp`, [...lock, pack], async () => {
    await unlessMade(`${work}.lock`, lock, () => rm(work, { recursive: true, force: true }));
    for (const path of files) await cp(path, join(work, basename(path)));
    // npm distinguishes tarballs of the same version only by their paths.
    const kept = join(await workRoot(), "tarballs", pack.slice(0, 12), basename(tarball));
    await cp(tarball, kept);
    // `npm ci` refuses a lock file if its registry lacked the packages of other platforms.
    await output(["npm", "install", kept, ...QUIET], { cwd: work });
  });
  return work;
}

/**
 * Makes a fresh copy of the app. No build output or tool's cache of an earlier run is left.
 *
 * @param {import("./manifest.mjs").Case} test
 * @param {string} work
 */
export async function copyApp(test, work) {
  for (const path of globSync(["*", ".*", "node_modules/.*"], { cwd: work })) {
    if (!KEPT.includes(path)) await rm(join(work, path), { recursive: true, force: true });
  }
  for (const app of [test.app ?? "."].flat()) {
    const folder = join(test.folder, app);
    const isOfTheApp = (path) =>
      dirname(path) !== folder || !NOT_OF_THE_APP.includes(basename(path));
    await cp(folder, work, { recursive: true, filter: isOfTheApp });
  }
  const { check, checkName, checks = join(consumersFolder, "app") } = test;
  for (const path of check) {
    const { name, ext } = parse(path);
    await cp(join(checks, (checkName ?? name) + (ext === ".cjs" ? ext : ".js")), join(work, path));
  }
}

/** The version of a dependency in a work folder. */
export const installedVersion = (work, name) =>
  JSON.parse(readFileSync(join(work, "node_modules", name, "package.json"), "utf8")).version;
