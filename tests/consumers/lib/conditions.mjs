// Removes conditions from the package's exports, to see which cases fail without them.
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { output } from "../../../tools/process.mjs";
import { temporaryFolder } from "../../kit/consumer.mjs";
import { runCases } from "./case.mjs";
import { nameOf } from "./results.mjs";

/**
 * Removes each condition in turn and runs a case that `needs` it, which must fail.
 *
 * @param {import("./manifest.mjs").Case[]} cases
 * @param {string} tarball
 * @param {string} part of the keys to remove, such as ". workerd"; all of them contain "."
 * @returns {AsyncGenerator<import("./results.mjs").Result>} "passed" if the case failed
 */
export async function* withoutEach(cases, tarball, part) {
  const manifest = await output(["tar", "-xzOf", tarball, "package/package.json"]);
  for (const keys of keysBelow(JSON.parse(manifest).exports)) {
    if (!keys.includes(part)) continue;
    const test = cases.find(({ needs }) => needs?.test(keys));
    const title = `without ${keys}`;
    if (!test) {
      yield { title, case: "no case needs it", status: "failed", milliseconds: 0 };
      continue;
    }
    const [result] = await Array.fromAsync(runCases([test], await tarballWithout(keys, tarball)));
    const [status, reason] =
      result.status === "failed" ? ["passed"] : ["failed", `it ${result.status}`];
    const { milliseconds } = result;
    yield { title, case: nameOf(test), status, reason, milliseconds };
  }
}

/** Lists all keys with those above them, except ".", without which there is no package. */
function keysBelow(target, above = "") {
  if (Object(target) !== target) return [];
  return Object.keys(target)
    .flatMap((key) => [above + key, ...keysBelow(target[key], `${above}${key} `)])
    .filter((keys) => keys !== ".");
}

/** The path of a tarball whose exports lack some keys and all below. */
async function tarballWithout(keys, tarball) {
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
