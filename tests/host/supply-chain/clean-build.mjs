// Builds the sources a second time, in an environment as different as one machine allows.

import { existsSync, mkdirSync, readdirSync, symlinkSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { SOURCES } from "../../../scripts/build/index.mjs";
import { root } from "../../../tools/paths.mjs";
import { output } from "../../../tools/process.mjs";
import { temporaryFolder } from "../../kit/consumer.mjs";

/** What the build needs in order to run, besides its sources. */
export const RUNS_ON = ["package.json", "scripts", "tools"];
/** A build usually takes less than a minute. */
const LIMIT_MS = 900_000;

// Files get the permissions that they would have in a clone under this umask.
const COPY = `umask 077
for path; do mkdir -p "$0/$(dirname "$path")" && cp -R "$path" "$0/$path" || exit 1; done`;
const BUILD = 'umask 077; exec "$0" scripts/build/run.mjs';

let built;

/**
 * Builds once for all tests, from the sources only and with nothing compiled before. The folder's
 * path has a different length, and CARGO_HOME, home folder, umask, language and time zone differ.
 *
 * @returns {Promise<string>} the folder, laid out like the repository
 */
export function cleanBuild() {
  built ??= build();
  return built;
}

async function build() {
  const elsewhere = temporaryFolder("clean-build");
  const folder = join(elsewhere, "a folder with spaces", "and a longer name");
  await output(["sh", "-c", COPY, folder, ...RUNS_ON, ...SOURCES], { cwd: root });
  for (const installed of ["node_modules", ".tools"]) {
    symlinkSync(join(root, installed), join(folder, installed));
  }
  await output(["sh", "-c", BUILD, process.execPath], {
    cwd: folder,
    timeout: LIMIT_MS,
    env: {
      CARGO_HOME: otherCargoHome(join(elsewhere, "cargo")),
      HOME: elsewhere,
      RUSTUP_HOME: process.env.RUSTUP_HOME ?? join(homedir(), ".rustup"),
      LC_ALL: "tr_TR.UTF-8",
      TZ: "Pacific/Chatham",
    },
  });
  return folder;
}

/** The same downloads and settings under a different path. */
function otherCargoHome(path) {
  const own = process.env.CARGO_HOME ?? join(homedir(), ".cargo");
  mkdirSync(path);
  for (const name of existsSync(own) ? readdirSync(own) : []) {
    symlinkSync(join(own, name), join(path, name));
  }
  return path;
}
