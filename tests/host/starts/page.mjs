// Follows a page of docs/ as a reader would: makes the files, runs the commands in their order, and
// compares what they print with what the page says.

import assert from "node:assert/strict";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { freePort } from "../../../tools/http.mjs";
import { run, serve } from "../../../tools/process.mjs";
import { wranglerEnvironment } from "../../../tools/workerd.mjs";

/** A block of code with its language and, for a file, its path: ```ts [src/auth.ts] */
const BLOCK = /^```(\w+)(?: \[(.+?)\])?\n([\s\S]*?)^```$/gm;

/** Commands whose result the suite's folders have: a starter's project, locked dependencies. */
const BY_THE_SUITE =
  /^(npx (sv|create-next-app@\d+) |npm create |npm init |mkdir |cd |npm install )/;
const NEEDS_ACCOUNT = /^npx wrangler (deploy$|.* --remote$)/;
const SERVER = /^(npm run (dev|preview)|npm start|node server\.\w+)$/;
const READY = /(?:Local:?|Ready on|Listening on)\s+(http:\/\/\S+?:\d+)/;

/** @returns {{ language: string, path: string | undefined, code: string }[]} */
export function blocksOf(page) {
  const blocks = readFileSync(page, "utf8").matchAll(BLOCK);
  return Array.from(blocks, ([, language, path, code]) => ({ language, path, code }));
}

/** The lines of the blocks of commands. */
export const commandsOf = (blocks) =>
  blocks.filter(({ language }) => language === "sh").flatMap(({ code }) => linesOf(code));

const linesOf = (code) => code.trim().split("\n");

/**
 * @param {object[]} blocks of the page
 * @param {string} folder the project that the page's starter made
 * @returns {AsyncGenerator<{ command: string, url: string, log: () => string, isLast: boolean }>} each server that the
 *   page starts, when the page is done with it
 */
export async function* follow(blocks, folder) {
  const left = commandsOf(blocks).filter((command) => SERVER.test(command));
  let server;
  const leave = async function* () {
    if (!server) return;
    try {
      yield { ...server, isLast: left.length === 0 };
    } finally {
      await server.stop();
      server = undefined;
    }
  };
  try {
    for (const [index, { language, path, code }] of blocks.entries()) {
      if (path) writeBlock(join(folder, path), language, code);
      if (language !== "sh") continue;
      let printed = "";
      for (const command of linesOf(code)) {
        if (BY_THE_SUITE.test(command) || NEEDS_ACCOUNT.test(command)) continue;
        if (SERVER.test(command)) {
          yield* leave();
          server = await startServer(command, folder);
          left.shift();
        } else {
          printed = await execute(command, folder, server?.url);
        }
      }
      const next = blocks[index + 1];
      if (next?.language === "txt") assert.equal(printed.trim(), next.code.trim(), code);
    }
    yield* leave();
  } finally {
    await server?.stop();
  }
}

/** Writes a file; an object of JSON is inserted into the file that is there. */
function writeBlock(file, language, code) {
  if (language === "jsonc" && existsSync(file)) {
    const inner = code.slice(code.indexOf("{") + 1, code.lastIndexOf("}"));
    const old = readFileSync(file, "utf8");
    writeFileSync(
      file,
      old.replace(/^\{/m, () => `{${inner}`),
    );
  } else {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, code);
  }
}

async function startServer(command, folder) {
  const port = String(await freePort());
  const { scripts } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const script = scripts[command.replace(/^npm (run )?/, "")] ?? command;
  const onPort = script.replace(/ --port \d+/, "") + (script === command ? "" : ` --port ${port}`);
  const env = { ...environment(folder), PORT: port };
  const server = await serve(onPort.split(" "), READY, { cwd: folder, env });
  const url = server.value.replace("127.0.0.1", "localhost");
  return { command, url, log: server.log, stop: server.stop };
}

/** Runs a command, and returns its standard output. A page's server has a different port here. */
export async function execute(command, folder, url) {
  const script = url ? command.replace(/http:\/\/localhost:\d+/g, url) : command;
  const options = { cwd: folder, env: environment(folder) };
  const { code, stdout, output } = await run(["bash", "-c", script], options);
  if (code !== 0) throw new Error(`${command} ended with ${code}:\n${output.slice(-4000)}`);
  return stdout;
}

const environment = (folder) => ({
  ...wranglerEnvironment(folder),
  NODE_ENV: undefined,
  PATH: [dirname(process.execPath), join(folder, "node_modules/.bin"), process.env.PATH].join(
    delimiter,
  ),
});
