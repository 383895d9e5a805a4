// Pages in real browsers.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { chromium } from "playwright-core";
import { startBrowser } from "../../../bench/lib/webdriver.mjs";
import { findChromium, findProgram, root } from "../../harness/paths.mjs";

const PAGE_MS = 300_000;

const geckodriver = () => {
  const own = join(root, ".tools", "bin", "geckodriver");
  return existsSync(own) ? own : findProgram("geckodriver");
};
const firefox = () => findProgram("firefox-esr", "firefox");

const BROWSERS = {
  chromium: {
    missing: () => !findChromium() && "no Chromium: install Debian's chromium or set CHROMIUM_PATH",
    check: checkInChromium,
  },
  firefox: {
    missing: () =>
      (!firefox() && "no Firefox: install Debian's firefox-esr") ||
      (!geckodriver() && "no geckodriver: cargo install --locked --root .tools geckodriver"),
    check: (url) =>
      checkThroughWebDriver(url, (port) => [geckodriver(), `--port=${port}`], {
        "moz:firefoxOptions": { binary: firefox(), args: ["-headless"] },
      }),
  },
  webkit: {
    missing: () =>
      ["WebKitWebDriver", "xvfb-run", "dbus-run-session"].some((name) => !findProgram(name)) &&
      "no WebKit: install Debian's webkit2gtk-driver, xvfb and dbus-daemon",
    check: (url) =>
      checkThroughWebDriver(
        url,
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

/** Why a browser cannot run here; `false` when it can. */
export const missingBrowser = (name) => BROWSERS[name].missing() || false;

/**
 * Loads a page and calls its `check`.
 * @returns {Promise<{ answer: object, version: string }>}
 */
export const checkInBrowser = (name, url) => BROWSERS[name].check(url);

async function checkInChromium(url) {
  const browser = await chromium.launch({
    executablePath: findChromium(),
    args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
  });
  try {
    const page = await browser.newPage();
    page.setDefaultTimeout(PAGE_MS);
    const problems = [];
    page.on("pageerror", (error) => problems.push(String(error)));
    page.on("console", (message) => message.type() === "error" && problems.push(message.text()));
    await page.goto(url);
    await page
      .waitForFunction(() => "check" in globalThis)
      .catch(() => {
        throw new Error(`the page did not get ready:\n${problems.join("\n")}`);
      });
    const answer = await page.evaluate(() => globalThis.check());
    return { answer, version: browser.version() };
  } finally {
    await browser.close();
  }
}

async function checkThroughWebDriver(url, command, capabilities, env) {
  const browser = await startBrowser(command, capabilities, env);
  try {
    await browser.open(url);
    return { answer: await askWhenReady(browser), version: browser.version };
  } finally {
    await browser.close();
  }
}

/** A page may be loaded before its modules have run. */
async function askWhenReady(browser) {
  for (const deadline = Date.now() + PAGE_MS; ; await delay(200)) {
    try {
      return await browser.evaluate("check");
    } catch (error) {
      if (!/not a function/.test(error.message) || Date.now() > deadline) throw error;
    }
  }
}
