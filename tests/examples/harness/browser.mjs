// Headless Chromium for the examples that have pages.

import { chromium } from "playwright-core";
import { findChromium } from "../../../scripts/lib/chromium.mjs";

const PATIENCE_MS = 300_000;

/** Why there is no browser, or nothing when there is one: for `test.skip`. */
export const browserMissing = () => findChromium().reason;

/**
 * Starts Chromium. Every visit is a browser profile of its own, without cookies, that gathers what
 * the page complained about.
 * @returns {Promise<{ visit: Function, close: () => Promise<void> }>}
 */
export async function openBrowser() {
  const { executablePath, reason } = findChromium();
  if (!executablePath) throw new Error(reason);
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });

  /** @param {object} [options] Playwright's context options, for example `colorScheme`, `viewport` */
  async function visit(options) {
    const context = await browser.newContext(options);
    context.setDefaultTimeout(PATIENCE_MS);
    const page = await context.newPage();
    const problems = [];
    page.on("pageerror", (error) => problems.push(String(error)));
    page.on("console", (message) => message.type() === "error" && problems.push(message.text()));
    return { page, context, problems };
  }
  return { visit, close: () => browser.close() };
}
