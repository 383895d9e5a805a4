// Starts peers in a runtime.
import { argon2Sync } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { folder, nodeModules } from "./install.mjs";
import { open, RUNTIMES } from "./runtimes.mjs";
import { PASSWORD, SALT } from "./serve.mjs";

const SERVE = fileURLToPath(new URL("serve.mjs", import.meta.url));
const { resolve } = createRequire(nodeModules);

/** What peers get at costs such as "19456/2/1", and the tag that OpenSSL computes. */
export function hashing(configuration) {
  const [memorySize, iterations, parallelism] = configuration.split("/").map(Number);
  const costs = { parallelism, tagLength: 32 };
  // OpenSSL shares no code with most peers.
  const asked = { message: PASSWORD, nonce: SALT, memory: memorySize, passes: iterations };
  const tag = argon2Sync("argon2id", { ...asked, ...costs });
  const [salt, hash] = [Buffer.from(SALT), tag].map((bytes) =>
    bytes.toString("base64").replace(/=+$/, ""),
  );
  const phc = `$argon2id$v=19$m=${memorySize},t=${iterations},p=${parallelism}$${salt}$${hash}`;
  return { input: { memorySize, iterations, ...costs, phc }, expected: tag.toString("hex") };
}

/** The paths of a peer's .wasm files. */
export const wasmOf = ({ imports = [] }) => imports.filter(isWasm).map((name) => resolve(name));
const isWasm = (specifier) => specifier.endsWith(".wasm");

/** Starts peers, each in a process of its own, or all in one page: see `open`. */
export async function openPeers(runtime, peers, flags) {
  const groups = RUNTIMES[runtime].isPage ? [peers] : peers.map((peer) => [peer]);
  const opened = new AsyncDisposableStack();
  const start = async (group) => {
    const entry = join(folder, `${group.map(({ key }) => key).join("+")}.mjs`);
    await writeFile(entry, entryFor(group));
    const needed = runtime === "workerd" ? group[0].compatibilityFlags : flags;
    const { version, timing } = opened.use(await open(runtime, entry, needed));
    return group.map((peer) => ({ ...peer, version, time: timing({ peer: peer.key }) }));
  };
  const contenders = (await Promise.all(groups.map(start))).flat();
  const { version } = contenders[0];
  return { version, contenders, [Symbol.asyncDispose]: () => opened.disposeAsync() };
}

/** The source of a module whose `run` hashes with peers, which it imports when they are needed. */
function entryFor(peers) {
  const importing = (specifier) => {
    if (!specifier) return "() => undefined";
    const imported = `import(${JSON.stringify(isWasm(specifier) ? resolve(specifier) : specifier)})`;
    return isWasm(specifier) ? `() => compile(${imported})` : `() => ${imported}`;
  };
  const lists = peers.map(({ key, package: own, imports = [] }) => {
    return `"${key}": [${[own, ...imports].map(importing).join(", ")}]`;
  });
  return `import { compile, serve } from ${JSON.stringify(SERVE)};
export const run = serve({ ${lists.join(", ")} });`;
}
