// Removes conditions from the package's exports, to see which cases fail without them.
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { output } from "../../../tools/process.mjs";
import { temporaryFolder } from "../../kit/consumer.mjs";

/** Without these, TypeScript falls back to other types. attw, which `npm test` runs, refuses that. */
const ATTW_NEEDS = [". node types"];

/** The keys of the exports, each with those above it, except ".", without which there is no package. */
export async function keysOf(tarball) {
  const manifest = await output(["tar", "-xzOf", tarball, "package/package.json"]);
  const keys = keysBelow(JSON.parse(manifest).exports);
  return keys.filter((each) => each !== "." && !ATTW_NEEDS.includes(each));
}

function keysBelow(target, above = "") {
  if (Object(target) !== target) return [];
  return Object.keys(target).flatMap((key) => [
    above + key,
    ...keysBelow(target[key], `${above}${key} `),
  ]);
}

/** The path of a tarball whose exports lack some keys and all below. */
export async function tarballWithout(keys, tarball) {
  const folder = temporaryFolder("without");
  await output(["tar", "-xzf", tarball, "-C", folder]);
  const path = join(folder, "package", "package.json");
  const manifest = JSON.parse(await readFile(path, "utf8"));
  const above = keys.split(" ");
  const last = above.pop();
  const parent = above.reduce((target, key) => target[key], manifest.exports);
  delete parent[last];
  await writeFile(path, JSON.stringify(manifest));
  const other = join(folder, "edge-argon2.tgz");
  await output(["tar", "-czf", other, "-C", folder, "package"]);
  return other;
}
