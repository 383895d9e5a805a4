// Checks an app's answers, by recomputing the hashes with OpenSSL, and what a tool built.
import { readdir, readFile } from "node:fs/promises";
import { extname, join } from "node:path";
import { opensslVerifies, PASSWORD } from "../../examples/harness/hashes.mjs";
import { equal, ok } from "../../kit/check.js";

const LANES = /^\$argon2id\$v=19\$m=65536,t=1,p=4\$/;
const HASH = /^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/;

/**
 * @param {object} answer of app/check.js
 * @param {import("./manifest.mjs").Case} test
 */
export function judge({ hash, right, wrong, error, ...ofPool }, { error: expected, threads }) {
  if (expected) {
    const text = JSON.stringify(error ?? hash);
    equal(error?.name, "Argon2Error", `class of ${text}`);
    equal(error.code, expected.code, `code of ${text}`);
    ok(expected.message.test(error.message), `${text} lacks ${expected.message}`);
    return;
  }
  if (error) throw new Error(`the package threw ${JSON.stringify(error)}`);
  ok(HASH.test(hash), `not a hash with the default costs: ${hash}`);
  ok(opensslVerifies(hash, PASSWORD), `OpenSSL computes another tag: ${hash}`);
  equal(right, true, "verify with the right password");
  equal(wrong, false, "verify with a wrong password");
  if (threads !== undefined) judgePool(ofPool, threads);
}

function judgePool({ lanes, plain, threads }, expected) {
  equal(threads, expected, "threads that the pool started");
  ok(LANES.test(lanes), `not a hash of four lanes: ${lanes}`);
  ok(opensslVerifies(lanes, PASSWORD), `OpenSSL computes another tag: ${lanes}`);
  equal(plain, true, "verify of four lanes with the plain entry");
}

const WASM = "edge_argon2_bg.wasm";
/** The entries that import the .wasm as a file; the others contain it as text, in base64. */
const IMPORT_A_FILE = ["edge-light.js", "workerd.js"];
/** The entries that contain the threads' code. */
const ON_THREADS = ["pool.js", "pool.cjs"];
const BASE64_SAMPLE_LENGTH = 256;
/** The threads' .wasm in base64, and a name that only the threads' code has. */
const THREADS = { file: "pool-shim.js", wasm: /AGFzbQ[^"]+/, code: "__heap_base" };
const CODE = /\.[cm]?js$/;

/**
 * @throws {Error} if a folder doesn't contain the .wasm once, in the form that the entries need, and twice
 *   if both node.js and the pool bring theirs
 */
export async function judgeOutput(folder, packageFolder, entries) {
  const wasm = await readFile(join(packageFolder, WASM));
  const sample = wasm.toString("base64").slice(0, BASE64_SAMPLE_LENGTH);
  const threads = await readFile(join(packageFolder, THREADS.file), "latin1");
  const threadSample = THREADS.wasm.exec(threads)[0].slice(0, BASE64_SAMPLE_LENGTH);
  const found = { files: 0, texts: 0, mentions: 0, threads: 0, threadCode: false };
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || extname(entry.name) === ".map") continue;
    const data = await readFile(join(entry.parentPath, entry.name));
    const text = data.toString("latin1");
    if (data.equals(wasm)) found.files += 1;
    else if (CODE.test(entry.name) && text.includes(WASM)) found.mentions += 1;
    found.texts += text.split(sample).length - 1;
    found.threads += text.split(threadSample).length - 1;
    found.threadCode ||= extname(entry.name) !== ".wasm" && text.includes(THREADS.code);
  }
  const isFile = entries.some((entry) => IMPORT_A_FILE.includes(entry));
  equal(found.files, isFile ? 1 : 0, `copies of the .wasm as a file in ${folder}`);
  const hasThreads = entries.some((entry) => ON_THREADS.includes(entry));
  const texts = hasThreads && entries.includes("node.js") ? 2 : 1;
  equal(found.texts, isFile ? 0 : texts, `copies of the .wasm as text in ${folder}`);
  equal(found.threads, hasThreads ? 1 : 0, `copies of the threads' .wasm in ${folder}`);
  equal(found.threadCode, hasThreads, `whether ${folder} has the threads' code`);
  // rebundled.js mentions the .wasm for a second bundler.
  const mayMention = isFile || entries.includes("rebundled.js");
  if (!mayMention) equal(found.mentions, 0, `entries for edge runtimes in ${folder}`);
}
