// MariaDB's and Redis's servers: found, or installed from Debian where that needs no password.

import { readFileSync } from "node:fs";
import { delimiter } from "node:path";
import { findProgram } from "../../../harness/paths.mjs";
import { run } from "../../../harness/processes.mjs";

const PACKAGES = ["mariadb-server-core", "mariadb-client-core", "redis-server"];
const INSTALL_LIMIT_MS = 300_000;

// Debian keeps servers in /usr/sbin, which only root has on PATH.
process.env.PATH = `${process.env.PATH}${delimiter}/usr/sbin`;

/**
 * @returns {Promise<{ programs: Record<string, string> } | { missing: string }>}
 *   `missing`: one sentence why they cannot be had here, and what to do
 */
export async function findServers() {
  let programs = search();
  if (!programs && mayInstall()) {
    console.log(`installing ${PACKAGES.join(", ")} from Debian`);
    // In runlevel 1, Debian's packages start no service.
    const env = { DEBIAN_FRONTEND: "noninteractive", RUNLEVEL: "1" };
    const apt = (...args) => run(["apt-get", ...args], { env, timeout: INSTALL_LIMIT_MS });
    await apt("update");
    await apt(
      "install",
      "-y",
      "--no-install-recommends",
      "-o",
      "DPkg::Lock::Timeout=120",
      ...PACKAGES,
    );
    programs = search();
  }
  if (programs) return { programs };
  return {
    missing: `MariaDB's or Redis's server was not found: install the packages that Debian calls ${PACKAGES.join(", ")}.`,
  };
}

function search() {
  const programs = {
    mariadbd: findProgram("mariadbd"),
    installDb: findProgram("mariadb-install-db"),
    printDefaults: findProgram("my_print_defaults"), // needed by mariadb-install-db
    redis: findProgram("redis-server"),
  };
  return Object.values(programs).every(Boolean) ? programs : undefined;
}

function mayInstall() {
  if (process.getuid() !== 0 || !findProgram("apt-get")) return false;
  try {
    return /^ID="?debian"?$/m.test(readFileSync("/etc/os-release", "utf8"));
  } catch {
    return false; // Not a Linux.
  }
}
