// Each consumer is a folder with a consumer.mjs, a package.json, its lock file, and the app.
import { existsSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/**
 * One way in which a consumer uses the package. Commands are arrays of a program and its arguments.
 * The program comes from the consumer's dependencies, is `node`, or is a path in the app. In
 * servers' commands and in the environment, `{port}` becomes a free port.
 *
 * @typedef {object} Case
 * @property {string} name such as "dev" or "build", unique in its consumer
 * @property {string | string[]} [app] the folder of the app if it isn't the consumer's own, or
 *   several folders that are merged
 * @property {string} runtime where the package runs, for people to read
 * @property {string} [runtimePackage] the dependency whose version is the runtime's
 * @property {string[][]} [build] commands that run to their end, in order
 * @property {string[]} [run] the command that prints the result as a line of JSON
 * @property {string[]} [serve] the command that serves it instead
 * @property {RegExp} [ready] what the server prints when it is ready; its group, if any, is the URL
 * @property {{ folder: string, headers?: Record<string, string> }} [pages] a folder of pages to
 *   serve as they are if the tool needs no server
 * @property {string} [path] the path of the result or the page, "/" by default
 * @property {(url: string) => Promise<object[]>} [ask] gets the results from the server if one path
 *   is not enough
 * @property {"chromium" | "firefox" | "webkit"} [browser] for servers of a page that makes
 *   `globalThis.check` the function that resolves to the result
 * @property {Record<string, string>} [env] added to the environment of all commands
 * @property {string[]} entries the package's entries that run, as the package's exports name them
 * @property {string[]} [alsoRead] entries that the tool reads but doesn't run there
 * @property {{ folder: string, wasm: number, base64: number }} [output] how many times the build's
 *   output contains the .wasm as a file and as text
 * @property {{ name: string, code?: string, message: RegExp }} [error] what the package throws if
 *   it can't work there
 * @property {string[]} [configuration] lines that the user has to add to the tool's starter
 * @property {string} [missing] why the case cannot run on this machine
 */

/**
 * @typedef {object} Consumer
 * @property {string} name the folder's name
 * @property {string} folder
 * @property {string} title for people to read
 * @property {"first" | "second"} group `npm test` runs the first
 * @property {string[]} versions the dependencies whose versions the table names
 * @property {string[]} [check] where the app has its copies of app/check.js or, by the extension,
 *   app/check.cjs; "check.js" by default
 * @property {Case[]} cases
 */

export const consumersFolder = dirname(dirname(fileURLToPath(import.meta.url)));

const GROUPS = ["first", "second"];

/** @returns {Promise<Consumer[]>} all consumers, sorted by group and then by title */
export async function loadConsumers() {
  const names = readdirSync(consumersFolder).filter((name) =>
    existsSync(join(consumersFolder, name, "consumer.mjs")),
  );
  const consumers = await Promise.all(names.map(loadConsumer));
  return consumers.sort(
    (a, b) =>
      GROUPS.indexOf(a.group) - GROUPS.indexOf(b.group) || a.title.localeCompare(b.title, "en"),
  );
}

async function loadConsumer(name) {
  const folder = join(consumersFolder, name);
  const { default: manifest } = await import(join(folder, "consumer.mjs"));
  if (!GROUPS.includes(manifest.group)) {
    throw new Error(`${name}/consumer.mjs names no group: ${GROUPS.join(" or ")}`);
  }
  for (const { name: caseName, run, serve, pages, build } of manifest.cases) {
    if (!run && !serve && !pages && !build) {
      throw new Error(`${name}/consumer.mjs: the case "${caseName}" has no command`);
    }
  }
  return { check: ["check.js"], ...manifest, name, folder };
}
