// The page without its Worker: static files below a path, on a server that sends no headers of its own.

import { cpSync } from "node:fs";
import { join } from "node:path";
import { serveFiles } from "../../../tools/files.mjs";
import { equal, ok } from "../../kit/check.js";
import { temporaryFolder } from "../../kit/consumer.mjs";
import { fillCosts, hashOf, LARGE, SAMPLE_PASSWORD, untilSays, visitPage } from "./visit.mjs";

const PATH = "/playground/";

export async function servedStatically(test, browser, folder) {
  const served = temporaryFolder("playground");
  cpSync(join(folder, "public"), join(served, PATH), { recursive: true });
  const site = await serveFiles(served);
  const url = new URL(PATH, site.url).href;
  const { page, problems, requests } = await visitPage(browser, url);

  test("without a Worker, the page says so and offers no time of it", async () => {
    await untilSays(page, "#fact-worker-why", "no Worker here");
    ok(await page.isHidden("#worker-time"), "the button is shown");
  });

  test("without isolation, one thread computes all lanes, and the page says why", async () => {
    equal(await page.evaluate(() => globalThis.crossOriginIsolated), false);
    await fillCosts(page, { ...LARGE, memorySize: 65536 });
    await page.click("#hash");
    await untilSays(page, "#hash-status", "Hashed");
    await hashOf(page, SAMPLE_PASSWORD, { ...LARGE, memorySize: 65536 });
    equal(await page.locator("#fact-threads").textContent(), "1 thread");
    await untilSays(page, "#fact-threads-why", "cross-origin isolated");
  });

  test("the <meta>'s policy holds by itself: nothing can be asked of another server", async () => {
    const problem = await page.evaluate(
      (other) =>
        fetch(other).then(
          () => undefined,
          (error) => String(error),
        ),
      new URL("http://127.0.0.1:9/").href,
    );
    ok(problem?.includes("Failed to fetch"), `fetch: ${problem}`);
    ok(problems.splice(0).join().includes("Content Security Policy"), "another reason");
  });

  test("there is no error, and every request stayed below the page's path", async () => {
    equal(problems.join("\n"), "");
    const elsewhere = requests.filter((request) => !request.url.startsWith(url));
    equal(elsewhere.map((request) => request.url).join(), "", "other requests");
    await page.context().close();
    await site.stop();
  });
}
