// Where things are. Everything that the project installs or builds stays in its own folders.
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

export const root = resolve(fileURLToPath(import.meta.url), "../..");
export const tests = join(root, "tests");
export const nodeModules = join(root, "node_modules");
export const tools = join(root, ".tools");
export const toolsBin = join(tools, "bin");
/** The package as a user would install it; `npm run build` leaves it there. */
export const tarball = join(root, "dist", "edge-argon2.tgz");
/** Its bill of materials; `npm run sbom` leaves it there. */
export const sbom = join(root, "dist", "edge-argon2.cdx.json");
