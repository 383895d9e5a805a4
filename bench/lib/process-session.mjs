// A peer in a process of its own, asked over standard input and output.
import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { endWithThis } from "./children.mjs";

const folder = fileURLToPath(new URL("..", import.meta.url));

/**
 * @param {{ key: string }} peer
 * @param {string[]} command the runtime and its arguments, up to the program
 * @param {string} [program] what to run, in bench/lib
 */
export function openProcess(peer, [command, ...args], program = "child.mjs") {
  const child = spawn(command, [...args, `lib/${program}`, peer.key], {
    cwd: folder,
    stdio: ["pipe", "pipe", "pipe"],
    env: { ...process.env, NODE_NO_WARNINGS: "1", NO_COLOR: "1" },
  });
  const release = endWithThis(child);
  const complaints = [];
  child.stderr.on("data", (data) => complaints.push(data));
  child.stdin.on("error", () => {}); // a child that ended; `ask` reports it
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();

  const ask = async (request) => {
    child.stdin.write(`${JSON.stringify(request)}\n`);
    const { value, done } = await lines.next();
    if (done) throw new Error(`the process ended: ${lastLine(complaints)}`);
    const answer = JSON.parse(value);
    if (answer.error) throw new Error(answer.error);
    return answer;
  };
  return {
    peer,
    ask,
    hash: (options, count) => ask({ options, count }),
    close: async () => {
      release();
      child.kill("SIGKILL");
    },
  };
}

function lastLine(chunks) {
  return Buffer.concat(chunks).toString().trim().split("\n").at(-1) || "it printed nothing";
}
