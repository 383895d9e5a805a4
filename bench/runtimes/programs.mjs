// Node, Deno and Bun: each peer runs in its own process, driven over standard input and output.
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { Failure } from "../../tools/failure.mjs";
import { answerOf, start } from "../../tools/process.mjs";
import { native } from "../../tools/programs.mjs";

/** Milliseconds of work in one sample: far above the resolution of the clock. */
const SAMPLE_MS = 60;

const bench = fileURLToPath(new URL("..", import.meta.url));

/** Command lines up to the program. */
const COMMANDS = {
  node: [process.execPath],
  deno: [...native("deno"), "run", "--allow-all", "--node-modules-dir=manual", "--no-lock"],
  bun: [...native("bun"), "run"],
};

/** @param {{ key: string }[]} peers each gets a process of its own */
export async function startPrograms(name, peers) {
  const version = answerOf(COMMANDS[name][0], ["--version"])?.match(/\d+\.\d+\.\d+\S*/)?.[0];
  if (!version) throw new Failure(`${name} is not installed: run \`npm run setup\`.`);
  const sessions = peers.map((peer) => openProcess(peer, COMMANDS[name]));
  return { version, sampleMilliseconds: SAMPLE_MS, sessions };
}

/**
 * @param {{ key: string }} peer
 * @param {string[]} [runtime] its command line, up to the program
 * @param {string} [program] what to run, in bench/lib
 */
export function openProcess(peer, runtime = COMMANDS.node, program = "child.mjs") {
  const { child, stop } = start([...runtime, `lib/${program}`, peer.key], {
    cwd: bench,
    env: { NODE_NO_WARNINGS: "1", NO_COLOR: "1" },
  });
  let complaints = "";
  child.stderr.on("data", (data) => {
    complaints += data;
  });
  child.stdin.on("error", () => {}); // a child that ended; `ask` reports it
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();

  const ask = async (request) => {
    child.stdin.write(`${JSON.stringify(request)}\n`);
    const { value, done } = await lines.next();
    const last = complaints.trim().split("\n").at(-1) || "it printed nothing";
    if (done) throw new Error(`the process ended: ${last}`);
    const answer = JSON.parse(value);
    if (answer.error) throw new Error(answer.error);
    return answer;
  };
  return { peer, ask, hash: (options, count) => ask({ options, count }), close: () => stop(0) };
}
