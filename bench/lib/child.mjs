// Runs one peer in a process of Node, Deno or Bun: reads a request per line, answers with a line.
import { createInterface } from "node:readline";
import { hashRepeatedly } from "./hash-repeatedly.mjs";
import { compileFiles } from "./wasm-files.mjs";

const peer = await import(`../peers/${process.argv[2]}.mjs`);
const hash = hashRepeatedly(peer, () => compileFiles(peer.wasm));

for await (const line of createInterface({ input: process.stdin })) {
  const { options, count } = JSON.parse(line);
  process.stdout.write(`${JSON.stringify(await answer(options, count))}\n`);
}
process.exit(); // some peers keep threads

async function answer(options, count) {
  try {
    return await hash(options, count);
  } catch (error) {
    return { error: String(error?.message ?? error) };
  }
}
