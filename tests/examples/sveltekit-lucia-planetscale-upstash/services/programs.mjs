// Finds MariaDB's and Redis's servers, or installs them from Debian if that needs no password.

import { findProgram, installPackages } from "../../../../tools/programs.mjs";

const PACKAGES = ["mariadb-server-core", "mariadb-client-core", "redis-server"];

/**
 * @returns {Promise<{ programs: Record<string, string> } | { missing: string }>}
 *   `missing`: one sentence that says why they aren't available here and what to do
 */
export async function findServers() {
  try {
    if (!search()) await installPackages(PACKAGES, console.log);
  } catch ({ message }) {
    return { missing: message };
  }
  const programs = search();
  return programs ? { programs } : { missing: `${PACKAGES.join(", ")} lack a server.` };
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
