// Each consumer is a folder with a consumer.mjs, a package.json, its lock file, and the app.
import { globSync } from "node:fs";
import { basename, dirname, join } from "node:path";

/**
 * One way in which a consumer uses the package. Commands are arrays of a program and its arguments.
 * The program comes from the consumer's dependencies, is `node`, or is a path in the app.
 *
 * @typedef {object} Case
 * @property {string} case its name, such as "dev" or "build", unique in its consumer; manifests call
 *   it `name`
 * @property {string | string[]} [app] the folder of the app if it isn't the consumer's own, or
 *   several folders that are merged
 * @property {string} runtime where the package runs, for people to read
 * @property {string} [runtimePackage] the dependency whose version is the runtime's
 * @property {Record<string, string>} [env] added to the environment of all commands
 * @property {string[][]} [build] commands that run to their end, in order
 * @property {string[]} [run] the command that prints the answers, each as a line of JSON
 * @property {string[]} [serve] the command of a server that gives the answers instead. It gets a
 *   free port as PORT and in place of `{port}`
 * @property {RegExp} [ready] what the server prints when it is ready, if it isn't what Vite and
 *   wrangler print; its group, if any, is the URL
 * @property {string} [pages] a folder to serve as it is if the tool needs no server
 * @property {Record<string, string>} [headers] sent with `pages`
 * @property {string | string[]} [path] where to fetch answers, "/" by default
 * @property {string[]} [forms] pages whose forms are sent to get further answers
 * @property {"chromium" | "firefox" | "webkit"} [browser] opens the page at `path`, which makes
 *   `globalThis.check` the function that resolves to the answer
 * @property {string[]} [subpaths] of the package's exports that the app imports, "." by default
 * @property {string[]} entries the files that run, among those to which the exports map `subpaths`
 * @property {string[]} [alsoRead] those of the files that the tool reads but doesn't run there
 * @property {string} [output] the folder of the build's output, which must contain the .wasm once
 * @property {{ code: string, message: RegExp }} [error] what the package throws if it can't work
 *   there; the document quotes the message
 * @property {string} [checkName] the file in app/ that is copied in place of check.js
 * @property {0 | 1 | 2} [threads] how many threads the pool has to start of the two that
 *   app/check-pool.js allows: none where it computes in place, one where memory can't be shared
 * @property {string[]} [configuration] lines that the user has to add to the tool's starter
 * @property {RegExp} [needs] the keys of the exports, joined by spaces, without which the case fails
 * @property {string | false} [missing] why the case can't run on this machine
 *
 * Each case also has the properties of its consumer:
 * @property {string} consumer the folder's name
 * @property {string} folder
 * @property {string} title for people to read
 * @property {"first" | "second"} group `npm test` runs the first; "second" by default
 * @property {string[]} versions the dependencies whose versions the table names
 * @property {string[]} check where the app has its copies of app/check.js, or of a file in app/ with
 *   a different name; those that end in .cjs are in CommonJS. "check.js" by default
 * @property {string} [checks] the folder to use in place of app/, if the runner tests a peer
 */

export const consumersFolder = dirname(import.meta.dirname);

/** @returns {Promise<Case[]>} all cases, sorted by group and then by title */
export async function loadCases() {
  const paths = globSync(join(consumersFolder, "*/consumer.mjs"));
  const cases = (await Promise.all(paths.map(casesIn))).flat();
  const key = ({ group, title }) => `${group} ${title}`;
  return cases.sort((a, b) => key(a).localeCompare(key(b), "en"));
}

async function casesIn(path) {
  const folder = dirname(path);
  const { cases, ...manifest } = (await import(path)).default;
  const consumer = { group: "second", check: ["check.js"], ...manifest, folder };
  return cases.map(({ name, ...test }) => {
    const isIdle = !test.build && !test.run && !test.serve && !test.pages;
    if (isIdle) throw new Error(`${path}: the case "${name}" has no command`);
    return { ...consumer, consumer: basename(folder), case: name, ...test };
  });
}
