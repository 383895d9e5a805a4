// The benchmark, and the code to copy.

import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { output } from "../../../tools/process.mjs";
import { tool } from "../../../tools/programs.mjs";
import { equal, ok } from "../../kit/check.js";
import { fillCosts, LARGE, SMALL, untilSays } from "./visit.mjs";

const PACKAGES = [
  ...["edge-argon2", "argon2id (OpenPGP.js)", "hash-wasm", "argon2-browser", "@noble/hashes"],
];

export function benchmark(test, { page, requests }) {
  test("the benchmark times five packages, which give the same tag", async () => {
    ok(!requests.some(({ url }) => url.includes("/chunks/argon2")), "packages are loaded already");
    await fillCosts(page, SMALL);
    await page.fill("#rounds", "2");
    await page.click("#bench");
    equal(await untilSays(page, "#bench-status", "Done."), "Done. All packages gave the same tag.");
    const rows = await page.locator("#bench-rows tr").allTextContents();
    equal(rows.length, PACKAGES.length, "rows");
    for (const name of PACKAGES) {
      const row = rows.find((text) => text.startsWith(name));
      ok(/[\d.]+ ms[\d.]+×$/.test(row), `${name}: ${row}`);
    }
    const caption = await page.locator("#bench-caption").textContent();
    equal(caption, "Medians of 2 rounds in one thread: 1 MiB, 1 pass, 1 lane.");
    const widths = await page
      .locator("#bench-rows rect")
      .evaluateAll((bars) => bars.map((bar) => Number.parseFloat(bar.getAttribute("width"))));
    equal(Math.max(...widths), 100, "the longest bar, in %");
    equal(widths.join(), widths.toSorted((a, b) => a - b).join(), "the fastest comes first");
  });

  test("packages can be left out, and a benchmark can be canceled", async () => {
    await page.uncheck('input[value="@noble/hashes"]');
    await page.click("#bench");
    await untilSays(page, "#bench-status", "Done.");
    equal(await page.locator("#bench-rows tr").count(), PACKAGES.length - 1, "rows");
    await fillCosts(page, { ...LARGE, iterations: 100 });
    await page.click("#bench");
    await page.click("#bench-cancel");
    await untilSays(page, "#bench-status", "Canceled.");
    for (const box of await page.locator("#bench-packages input").all()) await box.uncheck();
    await page.click("#bench");
    await untilSays(page, "#bench-error", "at least one package");
    await page.fill("#rounds", "0");
    await page.click("#bench");
    await untilSays(page, "#rounds-error", "1 to 50");
    await fillCosts(page, SMALL);
  });
}

/** @param {string} folder of the example, where the code's packages are found */
export function copying(test, { page, context }, folder) {
  const clipboard = () => page.evaluate(() => navigator.clipboard.readText());

  test("Copy copies the hash and says so", async () => {
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    await fillCosts(page, SMALL);
    await page.click("#hash");
    await untilSays(page, "#hash-status", "Hashed");
    await page.click("#hash-copy");
    await untilSays(page, "#announcement", "Copied");
    equal(await clipboard(), await page.locator("#hash-phc").textContent());
    equal(await page.locator("#hash-copy").textContent(), "Copied");
    await page.locator("#hash-copy").filter({ hasText: "Copy" }).waitFor();
  });

  test("the code of each framework has the chosen costs, and its types hold", async () => {
    const sources = join(folder, "copied");
    mkdirSync(sources, { recursive: true });
    const radios = page.locator("#frameworks input");
    equal(await radios.count(), 6, "frameworks");
    const variants = {
      default: [{ memorySize: 19456, iterations: 2, parallelism: 1 }, ""],
      own: [{ memorySize: 7168, iterations: 5, parallelism: 1 }, "memorySize: 7168, iterations: 5"],
    };
    for (const [name, [costs, wanted]] of Object.entries(variants)) {
      await fillCosts(page, costs);
      for (let i = 0; i < (await radios.count()); i += 1) {
        await radios.nth(i).check();
        await page.click("#code-copy");
        await untilSays(page, "#announcement", "Copied");
        const code = await clipboard();
        equal(code, await page.locator("#code").textContent());
        ok(code.includes(wanted) && code.includes("memorySize") === (wanted !== ""), code);
        writeFileSync(join(sources, `${name}-${i}.ts`), code);
        await page.locator("#announcement:empty").waitFor({ state: "attached" });
      }
    }
    const config = { extends: "../tsconfig.json", include: ["."] };
    writeFileSync(join(sources, "tsconfig.json"), JSON.stringify(config));
    await output([...tool("typescript", "tsc"), "--noEmit", "-p", sources], { cwd: folder });
  });

  test("costs that a Worker can't pay are pointed out", async () => {
    await page.locator("#frameworks input").nth(1).check();
    await fillCosts(page, { memorySize: 65537 });
    await untilSays(page, "#code-caution", "128 MB");
    await page.locator("#frameworks input").nth(3).check();
    equal(await page.locator("#code-caution").textContent(), "");
  });
}
