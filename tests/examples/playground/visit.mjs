// The page in Chromium, as a visitor finds it; with what it asks servers for.

import { opensslVerifies } from "../harness/hashes.mjs";

/** What the page shows at first. */
export const SAMPLE_PASSWORD = "correct horse battery staple";
/** Costs with which a hash takes about a millisecond. */
export const SMALL = { memorySize: 1024, iterations: 1, parallelism: 1 };
/** Costs with which a page that computed on its own thread would stand still for half a second or more. */
export const LARGE = { memorySize: 262144, iterations: 3, parallelism: 4 };

/**
 * @typedef {object} Visit
 * @property {import("playwright-core").Page} page
 * @property {string[]} problems errors on the console, and failed requests
 * @property {{ url: string, method: string, body: string | null }[]} requests
 */

/**
 * @param {object} browser of `launchChromium`
 * @param {string} url
 * @param {object} [options] Playwright's context options
 * @returns {Promise<Visit>} once the page has hashed its sample
 */
export async function visitPage(browser, url, options) {
  const { page, context, problems } = await browser.visit(options);
  const requests = [];
  // The context's events include the requests of Web Workers.
  context.on("request", (request) =>
    requests.push({ url: request.url(), method: request.method(), body: request.postData() }),
  );
  context.on("requestfailed", (request) => problems.push(`${request.url()} failed`));
  page.on("console", (message) => {
    if (message.type() === "warning") problems.push(message.text());
  });
  await page.goto(url);
  await hashOf(page, SAMPLE_PASSWORD);
  return { page, context, problems, requests };
}

/** Types costs into the fields. */
export async function fillCosts(page, costs) {
  for (const [name, value] of Object.entries(costs)) await page.fill(`#${name}`, String(value));
}

/** Waits until the page shows a hash with these costs that OpenSSL computes from the password, too. */
export async function hashOf(page, password, costs = {}) {
  const { memorySize = 19456, iterations = 2, parallelism = 1 } = costs;
  const start = `$argon2id$v=19$m=${memorySize},t=${iterations},p=${parallelism}$`;
  for (const deadline = Date.now() + 120_000; ; await page.waitForTimeout(50)) {
    const hash = await page.locator("#hash-phc").textContent();
    const isHash = hash.startsWith(start) && !hash.includes("…");
    if (isHash && opensslVerifies(hash, password)) return hash;
    if (Date.now() > deadline) throw new Error(`the page shows ${hash}, not a hash with ${start}`);
  }
}

/** Waits until an element's text contains `text`, and returns it. */
export async function untilSays(page, selector, text) {
  const element = page.locator(selector);
  await element.filter({ hasText: text }).waitFor();
  return element.textContent();
}
