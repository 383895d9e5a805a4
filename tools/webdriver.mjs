// A WebDriver client (https://www.w3.org/TR/webdriver2/) that can do just enough to run a page.
import { freePort, untilAnswered } from "./http.mjs";
import { start } from "./process.mjs";

const START_MS = 120_000;
const SCRIPT_MS = 600_000;

/** Passes what a promise gives to the driver's callback. */
const SETTLE = `const settle = (promise) =>
  promise.then((value) => done({ value }), (error) => done({ error: String(error) }));`;

/** Calls a global function once it exists: a page may be loaded before its modules have run. */
const CALL = `const [name, args, done] = arguments;
  ${SETTLE}
  const call = () => settle(globalThis[name](...args));
  const wait = () => (globalThis[name] ? call() : setTimeout(wait, 50));
  wait();`;

/**
 * Starts a driver, whose command line is `command(port)`, and a browser through it.
 *
 * @returns {Promise<import("./browser.mjs").Tab>}
 */
export async function startDriver(command, capabilities, env) {
  const port = await freePort();
  const driver = start(command(port), { stdio: "ignore", env });
  const address = `http://127.0.0.1:${port}`;
  const call = (method, path, body) => request(address + path, method, body);

  await untilAnswered(`${address}/status`, START_MS);
  const timeouts = { script: SCRIPT_MS, pageLoad: START_MS };
  const alwaysMatch = { ...capabilities, timeouts };
  const created = await call("POST", "/session", { capabilities: { alwaysMatch } });
  const session = `/session/${created.sessionId}`;
  async function execute(script, args) {
    const { value, error } = await call("POST", `${session}/execute/async`, { script, args });
    if (error) throw new Error(error);
    return value;
  }
  return {
    version: created.capabilities.browserVersion,
    open: (url) => call("POST", `${session}/url`, { url }),
    call: (name, ...args) => execute(CALL, [name, args]),
    // The function is part of the script, because a page's policy may forbid `eval`.
    evaluate: (run) => execute(`const done = arguments[0]; ${SETTLE} settle((${run})());`, []),
    close: async () => {
      await call("DELETE", session).catch(() => {}); // fails if the browser crashed
      await driver.stop(); // not at once, so that xvfb-run can remove its lock
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
