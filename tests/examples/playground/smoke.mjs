// Firefox and WebKit: the page loads, hashes and verifies. With Chromium too, so that it runs anywhere.

import { missingBrowser, openTab } from "../../../tools/browser.mjs";
import { equal, ok } from "../../kit/check.js";
import { opensslVerifies } from "../harness/hashes.mjs";
import { SAMPLE_PASSWORD } from "./visit.mjs";

/** Runs in the page. */
async function tryPage() {
  const byId = (id) => document.getElementById(id);
  async function until(id, text) {
    const end = Date.now() + 120_000;
    while (!byId(id).textContent.includes(text)) {
      if (Date.now() > end) throw new Error(`#${id} says ${byId(id).textContent}, not ${text}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    return byId(id).textContent;
  }
  const errors = [];
  addEventListener("error", ({ message }) => errors.push(message));
  addEventListener("securitypolicyviolation", ({ violatedDirective }) =>
    errors.push(violatedDirective),
  );
  function type(id, value) {
    byId(id).value = value;
    byId(id).dispatchEvent(new Event("input", { bubbles: true }));
  }
  await until("fact-time", "s");
  type("memorySize", "65536");
  type("parallelism", "4");
  byId("hash").click();
  await until("hash-status", "Hashed");
  const hash = byId("hash-phc").textContent;
  const threads = byId("fact-threads").textContent;
  byId("hash-inspect").click();
  byId("verify").click();
  const verified = await until("inspect-status", "matches");
  byId("sample").value = "bcrypt";
  byId("sample").dispatchEvent(new Event("change"));
  byId("verify").click();
  const old = await until("inspect-status", "Store the new hash");
  return { hash, threads, verified, old, errors, isIsolated: crossOriginIsolated };
}

export async function smoke(test, browser, url) {
  const reason = missingBrowser(browser);
  if (reason) {
    test.skip(`the page in ${browser}`, reason);
    return;
  }
  test(`the page hashes on threads and verifies in ${browser}`, async () => {
    const tab = await openTab(browser);
    try {
      await tab.open(url);
      const { hash, threads, verified, old, errors, isIsolated } = await tab.evaluate(tryPage);
      ok(opensslVerifies(hash, SAMPLE_PASSWORD), `OpenSSL gets another tag than ${hash}`);
      ok(isIsolated || threads === "1 thread", threads);
      equal(verified, "The password matches. Keep the hash.");
      equal(old, "The password matches. Store the new hash in place of this one.");
      equal(errors.join(), "");
    } finally {
      await tab.close();
    }
  });
}
