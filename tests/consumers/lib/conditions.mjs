// Lists every condition of the package's exports with a case that fails without it.
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { output } from "../../../tools/process.mjs";
import { workRoot } from "./install.mjs";

const NITRO_WASM = ["nitro", "build for cloudflare_module with experimental.wasm"];
const NITRO_WASM_NODE = ["nitro", "build for node_server with experimental.wasm"];
const NITRO = ["nitro", "build for cloudflare_module, compatibility date 2025-05-01"];
const NEXT_SERVER = ["next", "dev, server code"];
const WASM_TYPES = ["typescript-7", "moduleResolution node16: wasm-module.ts, wasm-module.cts"];
const IMPORT = ["adapters", "import"];
const REQUIRE = ["adapters", "require"];
const DROP_INS = ["argon2", "hash-wasm", "node-crypto", "node-rs", "webcrypto"];

/**
 * For each path of keys in `exports`, the consumer and the case that fails without it. Removing a
 * path also removes the paths below it.
 */
const WHO_NOTICES = {
  ". unwasm": NITRO_WASM,
  ". unwasm node": NITRO_WASM_NODE,
  ". unwasm default": NITRO_WASM,
  ". wintercg": NITRO,
  ". workerd": ["wrangler", "dev, compatibility date 2023-03-22"],
  ". edge-light": ["next", "dev, edge route"],
  ". react-server": NEXT_SERVER,
  ". react-server node": NEXT_SERVER,
  ". react-server node module": NEXT_SERVER,
  ". react-server node module import": NEXT_SERVER,
  ". require": ["node", "24, require"],
  ". default": ["node", "24, import"],
  ...Object.fromEntries(
    ["./better-auth", "./convex-auth", "./lucia"].flatMap((entry) => [
      [`${entry}`, IMPORT],
      [`${entry} require`, REQUIRE],
      [`${entry} default`, IMPORT],
    ]),
  ),
  ...Object.fromEntries(
    DROP_INS.flatMap((entry) => [
      [`./${entry}`, ["drop-in", "import"]],
      [`./${entry} require`, ["drop-in", "require"]],
      [`./${entry} default`, ["drop-in", "import"]],
    ]),
  ),
  "./wasm-module": NITRO,
  "./wasm-module require": WASM_TYPES,
  "./wasm-module require types": WASM_TYPES,
  "./wasm-module types": WASM_TYPES,
  "./wasm-module workerd": NITRO,
  "./package.json": REQUIRE,
};

/**
 * @returns {Promise<string[]>} the paths of all keys in the exports of a packed package, in order,
 *   except ".", without which there is no package
 */
export async function conditionsOf(tarball) {
  const text = await output(["tar", "-xzOf", tarball, "package/package.json"]);
  const below = (target, path) =>
    Object.keys(Object(target) === target ? target : {}).flatMap((key) => {
      const own = [...path, key];
      return [own.join(" "), ...below(target[key], own)];
    });
  return below(JSON.parse(text).exports, []).filter((path) => path !== ".");
}

/**
 * The case that fails if a condition is gone.
 * @param {string} path of keys, such as ". workerd"
 * @returns {{ consumer: string, case: string }}
 */
export function whoNotices(path) {
  const known = WHO_NOTICES[path];
  if (!known) throw new Error(`lib/conditions.mjs does not say who notices the loss of "${path}".`);
  return { consumer: known[0], case: known[1] };
}

/**
 * @param {string} path of keys, such as ". workerd"
 * @param {string} tarball
 * @returns {Promise<string>} the path of a tarball whose exports lack it
 */
export async function tarballWithout(path, tarball) {
  const folder = join(await workRoot(), "without", path.replace(/\W+/g, "-"));
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await output(["tar", "-xzf", tarball, "-C", folder]);
  const manifestPath = join(folder, "package", "package.json");
  const manifest = JSON.parse(await readFile(manifestPath, "utf8"));
  const keys = path.split(" ");
  const parent = keys.slice(0, -1).reduce((target, key) => target?.[key], manifest.exports);
  if (!(keys.at(-1) in Object(parent))) throw new Error(`The exports have no "${path}".`);
  delete parent[keys.at(-1)];
  await writeFile(manifestPath, JSON.stringify(manifest, null, 2));
  const other = join(folder, "edge-argon2.tgz");
  await output(["tar", "-czf", other, "-C", folder, "package"]);
  return other;
}
