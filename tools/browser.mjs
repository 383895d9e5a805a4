// Real browsers: Chromium through Playwright, Firefox and WebKit through WebDriver.
import { Failure } from "./failure.mjs";
import { tools } from "./paths.mjs";
import { answerOf, runTool } from "./process.mjs";
import { findProgram, installPackages } from "./programs.mjs";
import { startDriver } from "./webdriver.mjs";

const LOADING_MS = 300_000;
const GECKODRIVER_VERSION = "0.37.1";

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
 * @property {() => Promise<void>} close
 */

/** How to start each browser, and what is missing if it can't run here. */
const BROWSERS = {
  chromium: { missing: () => findChromium().reason, open: openChromium },
  firefox: {
    missing: () =>
      (!firefox() && "no Firefox: install Debian's firefox-esr") ||
      (!findProgram("geckodriver") &&
        `no geckodriver: cargo install --locked --root .tools geckodriver@${GECKODRIVER_VERSION}`),
    open: () =>
      startDriver((port) => [findProgram("geckodriver"), `--port=${port}`], {
        "moz:firefoxOptions": { binary: firefox(), args: ["-headless"] },
      }),
  },
  // WebKitGTK is the Linux port of Safari's engine.
  webkit: {
    missing: () =>
      missingFor(WEBKIT).length > 0 &&
      `no WebKit: install Debian's ${Object.values(WEBKIT).join(", ")}`,
    open: () =>
      startDriver(
        (port) => [
          ...["xvfb-run", "--auto-servernum", "dbus-run-session", "--"],
          ...["WebKitWebDriver", `--port=${port}`],
        ],
        { "webkitgtk:browserOptions": { args: ["--automation"] } },
        // WebKit's sandbox does not start for root.
        process.getuid?.() === 0 ? { WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: "1" } : {},
      ),
  },
};

/** Each program's Debian package. */
const WEBKIT = {
  WebKitWebDriver: "webkit2gtk-driver",
  "xvfb-run": "xvfb",
  xauth: "xauth",
  "dbus-run-session": "dbus-daemon",
};

const firefox = () => findProgram("firefox-esr", "firefox");

const missingFor = (programs) => Object.keys(programs).filter((name) => !findProgram(name));

/** Why a browser can't run here; undefined if it can. @param {"chromium" | "firefox" | "webkit"} name */
export const missingBrowser = (name) => BROWSERS[name].missing() || undefined;

/** @param {"chromium" | "firefox" | "webkit"} name @returns {Promise<Tab>} */
export const openTab = (name, ...options) => BROWSERS[name].open(...options);

/** Installs Firefox or WebKit and its driver, if that needs no password. */
export async function installBrowser(name, say) {
  if (name === "webkit") {
    const missing = missingFor(WEBKIT).map((program) => WEBKIT[program]);
    if (missing.length > 0) await installPackages(missing, say);
    return;
  }
  if (!firefox()) await installPackages(["firefox-esr"], say);
  if (findProgram("geckodriver")) return;
  say("Compiling geckodriver, a few minutes, once …");
  const crate = `geckodriver@${GECKODRIVER_VERSION}`;
  await runTool(["cargo", "install", "--locked", "--root", tools, crate], {
    say,
    otherwise: "geckodriver could not be installed by cargo: put it on PATH and run this again.",
  });
}

/** @param {string[]} [flags] */
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
    close,
  };
}
