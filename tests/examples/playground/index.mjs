// Tests the playground: its Worker in workerd, over HTTP, and its page in browsers.

import { launchChromium, missingBrowser } from "../../../tools/browser.mjs";
import { ok } from "../../kit/check.js";
import { visitor } from "../harness/client.mjs";
import { deployable, inBrowser, installExample } from "../harness/example.mjs";
import { startServer } from "../harness/server.mjs";
import { accessible, keyboard, LOOKS, stillness } from "./accessibility.mjs";
import { api } from "./api.mjs";
import { benchmark, copying } from "./comparing.mjs";
import { hashing, withoutMemory } from "./hashing.mjs";
import { inspecting } from "./inspecting.mjs";
import { headers, nothingLeft } from "./privacy.mjs";
import { smoke } from "./smoke.mjs";
import { smoothness } from "./smoothness.mjs";
import { servedStatically } from "./static.mjs";
import { visitPage } from "./visit.mjs";

let folder;
let url;

async function overHttp(test) {
  folder = await installExample("playground");
  deployable(test, folder);
  ({ url } = await startServer(folder));
  api(test, visitor(url));
}

const used = (test) =>
  inBrowser(test, async (browser) => {
    headers(test, url);
    const visit = await visitPage(browser, url);
    hashing(test, visit);
    const { page: idle } = await browser.visit();
    await idle.goto(new URL("icon.svg", url).href);
    smoothness(test, visit, idle);
    inspecting(test, visit);
    benchmark(test, visit);
    copying(test, visit, folder);
    nothingLeft(test, visit, url);
  });

const looks = (test) =>
  inBrowser(test, async (browser) => {
    for (const [look, options] of Object.entries(LOOKS)) {
      accessible(test, await visitPage(browser, url, options), look);
    }
    keyboard(test, await visitPage(browser, url));
    stillness(test, await visitPage(browser, url, { reducedMotion: "reduce" }));
  });

/** V8 gets at most 1 GiB of WebAssembly memory. */
async function littleMemory(test) {
  if (missingBrowser("chromium")) return;
  const browser = await launchChromium(["--js-flags=--wasm-max-mem-pages=16384"]);
  withoutMemory(test, await visitPage(browser, url));
  test("the browser closes", async () => {
    await browser.close();
    ok(true, "closed");
  });
}

const elsewhere = (test) =>
  inBrowser(test, async (browser) => {
    await servedStatically(test, browser, folder);
  });

async function otherBrowsers(test) {
  for (const browser of ["chromium", "firefox", "webkit"]) await smoke(test, browser, url);
}

export const suites = [
  { name: "over HTTP", define: overHttp },
  { name: "used", define: used },
  { name: "looks", define: looks },
  { name: "with little memory", define: littleMemory },
  { name: "served statically", define: elsewhere },
  { name: "other browsers", define: otherBrowsers },
];
