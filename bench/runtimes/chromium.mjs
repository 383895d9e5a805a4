import { chromium } from "playwright-core";
import { findChromium } from "../../scripts/lib/chromium.mjs";
import { Failure } from "../../scripts/lib/failure.mjs";
import { startPage } from "./pages.mjs";

export async function start(peers) {
  const { executablePath, reason } = findChromium();
  if (!executablePath) throw new Failure(reason);
  const chrome = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
  const page = await chrome.newPage();
  page.setDefaultTimeout(0);
  const browser = {
    version: chrome.version(),
    open: (url) => page.goto(url),
    evaluate: (name, ...args) => {
      return page.evaluate(([name, args]) => globalThis[name](...args), [name, args]);
    },
    close: () => chrome.close(),
  };
  return startPage(browser, peers);
}
