// Real browsers: Chromium through Playwright, Firefox and WebKit through WebDriver, because
// Playwright drives only its own builds of those two.
import { Failure } from "./failure.mjs";
import { answerOf } from "./process.mjs";
import { findProgram } from "./programs.mjs";
import { startDriver } from "./webdriver.mjs";

const LOADING_MS = 300_000;

const CHROMIUMS = [
  "chromium",
  "chromium-browser",
  "google-chrome",
  "google-chrome-stable",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/**
 * @returns {{ executablePath: string, version: string } | { executablePath: undefined, reason: string }}
 *   the browser, or one sentence that says why there is none and what to do; `CHROME_PATH` comes
 *   first
 */
export function findChromium() {
  const chosen = process.env.CHROME_PATH;
  for (const name of chosen ? [chosen] : CHROMIUMS) {
    const executablePath = findProgram(name);
    // A stub, such as the one that Ubuntu installs for a snap, reports no version.
    const version = executablePath && answerOf(executablePath, ["--version"]);
    if (version) return { executablePath, version };
  }
  const reason = chosen
    ? "CHROME_PATH does not name a Chromium or Chrome that runs: correct or unset it."
    : "No Chromium or Chrome was found: install one, or set CHROME_PATH to its executable.";
  return { executablePath: undefined, reason };
}

/**
 * Starts headless Chromium.
 *
 * @param {string[]} [flags]
 * @returns {Promise<{ version: string, visit: Function, close: () => Promise<void> }>} `visit` opens a
 *   page in a fresh profile without cookies and collects the page's errors; it takes Playwright's
 *   context options, for example `colorScheme` and `viewport`
 */
export async function launchChromium(flags = []) {
  const { executablePath, reason } = findChromium();
  if (!executablePath) throw new Failure(reason);
  const { chromium } = await import("playwright-core");
  const browser = await chromium.launch({ executablePath, args: flags });

  async function visit(options) {
    const context = await browser.newContext(options);
    context.setDefaultTimeout(LOADING_MS);
    const page = await context.newPage();
    const problems = [];
    page.on("pageerror", (error) => problems.push(String(error)));
    page.on("console", (message) => message.type() === "error" && problems.push(message.text()));
    return { page, context, problems };
  }
  return { version: browser.version(), visit, close: () => browser.close() };
}

/**
 * @typedef {object} Tab
 * @property {string} version the browser's version
 * @property {(url: string) => Promise<unknown>} open
 * @property {(name: string, ...args: unknown[]) => Promise<any>} call waits until the page has a
 *   global function with that name, then calls it; rejects if the function does
 * @property {(run: () => Promise<unknown>) => Promise<any>} evaluate runs a function in the page, with
 *   nothing from around it
 * @property {() => Promise<void>} close
 */

async function openChromium(flags) {
  const { version, visit, close } = await launchChromium(flags);
  const { page, problems } = await visit();
  return {
    version,
    open: (url) => page.goto(url),
    call: async (name, ...args) => {
      await page
        .waitForFunction((name) => name in globalThis, name)
        .catch((cause) => {
          throw new Error(`the page did not get ready:\n${problems.join("\n")}`, { cause });
        });
      return page.evaluate(([name, args]) => globalThis[name](...args), [name, args]);
    },
    evaluate: (run) => page.evaluate(run),
    close,
  };
}

const FIREFOX = ["firefox-esr", "firefox"];

/** How each other browser's driver is started, and what has to be installed for it. */
const DRIVEN = {
  firefox: {
    needs: [
      { programs: FIREFOX, debian: "firefox-esr" },
      { programs: ["geckodriver"], crate: "geckodriver@0.37.1" },
    ],
    driver: (port) => [findProgram("geckodriver"), `--port=${port}`],
    capabilities: () => ({
      "moz:firefoxOptions": { binary: findProgram(...FIREFOX), args: ["-headless"] },
    }),
  },
  // WebKitGTK is the Linux port of Safari's engine.
  webkit: {
    needs: [
      { programs: ["WebKitWebDriver"], debian: "webkit2gtk-driver" },
      { programs: ["xvfb-run"], debian: "xvfb" },
      { programs: ["xauth"], debian: "xauth" },
      { programs: ["dbus-run-session"], debian: "dbus-daemon" },
    ],
    driver: (port) => [
      ...["xvfb-run", "--auto-servernum", "dbus-run-session", "--"],
      ...["WebKitWebDriver", `--port=${port}`],
    ],
    capabilities: () => ({ "webkitgtk:browserOptions": { args: ["--automation"] } }),
    // WebKit's sandbox does not start for root.
    env: process.getuid?.() === 0 ? { WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: "1" } : {},
  },
};

/** Why a browser can't run here; undefined if it can. @param {"chromium" | "firefox" | "webkit"} name */
export function missingBrowser(name) {
  if (name === "chromium") return findChromium().reason;
  const steps = DRIVEN[name].needs
    .filter(({ programs }) => !findProgram(...programs))
    .map(({ debian, crate }) =>
      debian ? `install Debian's ${debian}` : `cargo install --locked --root .tools ${crate}`,
    );
  return steps.length > 0 ? `no ${name}: ${steps.join(", ")}` : undefined;
}

/**
 * @param {"chromium" | "firefox" | "webkit"} name
 * @param {string[]} [flags] for Chromium
 * @returns {Promise<Tab>}
 */
export function openTab(name, flags) {
  if (name === "chromium") return openChromium(flags);
  const { driver, capabilities, env } = DRIVEN[name];
  return startDriver(driver, capabilities(), env);
}
