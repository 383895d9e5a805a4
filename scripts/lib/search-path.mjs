// PATH as the project's programs see it.
import { homedir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { nodeModules, toolsBin } from "../../tools/paths.mjs";

// `npm run` puts node_modules/.bin first, whose `node` vanishes while npm installs.
const inherited = (process.env.PATH ?? "")
  .split(delimiter)
  .filter((folder) => !folder.startsWith(nodeModules));

// Where rustup installs; a shell that was opened before doesn't have it on PATH.
const cargoBin = join(process.env.CARGO_HOME ?? join(homedir(), ".cargo"), "bin");

/** For the set-up: the project's tools, then the machine's. */
export const setUpPath = [toolsBin, ...inherited, cargoBin].join(delimiter);

/** For commands: the project's Node and npm programs come first. */
export function commandPath(node) {
  return [dirname(node), toolsBin, join(nodeModules, ".bin"), ...inherited, cargoBin].join(
    delimiter,
  );
}
