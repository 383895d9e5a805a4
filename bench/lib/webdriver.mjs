// As much of a WebDriver client (https://www.w3.org/TR/webdriver2/) as measuring in a page takes.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { setTimeout } from "node:timers/promises";
import { endWithThis } from "./children.mjs";

const START_MS = 120_000;
const SCRIPT_MS = 600_000;

/**
 * Starts a driver and a browser with it.
 *
 * @param {(port: number) => string[]} command the driver's command line
 * @param {object} capabilities of the browser
 * @param {NodeJS.ProcessEnv} [env] added to the driver's environment
 * @returns {Promise<{ version, open, evaluate, close }>} `open(url)` loads a page, `evaluate(name, ...args)`
 *   calls a global async function of the page
 */
export async function startBrowser(command, capabilities, env = {}) {
  const port = await freePort();
  const [program, ...args] = command(port);
  // A group of its own: the driver's browser ends with it.
  const driver = spawn(program, args, {
    detached: true,
    stdio: "ignore",
    env: { ...process.env, ...env },
  });
  const release = endWithThis(driver, "group");
  const call = (method, path, body) => request(`http://127.0.0.1:${port}${path}`, method, body);

  await untilReady(call);
  const timeouts = { script: SCRIPT_MS, pageLoad: START_MS };
  const alwaysMatch = { ...capabilities, timeouts };
  const created = await call("POST", "/session", { capabilities: { alwaysMatch } });
  const session = `/session/${created.sessionId}`;
  return {
    version: created.capabilities.browserVersion,
    open: (url) => call("POST", `${session}/url`, { url }),
    evaluate: (name, ...args) =>
      call("POST", `${session}/execute/async`, {
        script: `const done = arguments[arguments.length - 1];
          globalThis[arguments[0]](...arguments[1]).then(done);`,
        args: [name, args],
      }),
    close: async () => {
      await call("DELETE", session).catch(() => {}); // of a browser that crashed
      release();
      process.kill(-driver.pid); // politely, so that a virtual screen removes its lock
    },
  };
}

async function request(url, method, body) {
  const headers = { "content-type": "application/json" };
  const response = await fetch(url, { method, headers, body: body && JSON.stringify(body) });
  const { value } = await response.json();
  if (!response.ok) throw new Error(`${value.error}: ${value.message}`.split("\n")[0]);
  return value;
}

async function untilReady(call) {
  for (const deadline = Date.now() + START_MS; ; await setTimeout(100)) {
    try {
      if ((await call("GET", "/status")).ready) return;
    } catch (error) {
      if (Date.now() > deadline) throw new Error("The WebDriver did not start.", { cause: error });
    }
  }
}

async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  server.close();
  await once(server, "close");
  return port;
}
