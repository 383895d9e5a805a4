// The section that hashes: what one types, presets, the string's parts, errors, and the Worker's time.

import { equal, ok } from "../../kit/check.js";
import { fillCosts, hashOf, LARGE, SAMPLE_PASSWORD, SMALL, untilSays } from "./visit.mjs";

/** OWASP's Password Storage Cheat Sheet and RFC 9106 section 4: KiB, passes, lanes. */
const RECOMMENDED = [
  [19456, 2, 1],
  [47104, 1, 1],
  [19456, 2, 1],
  [12288, 3, 1],
  [9216, 4, 1],
  [7168, 5, 1],
  [2 ** 21 - 1, 1, 4],
  [65536, 3, 4],
];

export function hashing(test, visit) {
  const { page } = visit;

  test("the page opens with a hash of its sample, and each of its parts explained", async () => {
    const hash = await hashOf(page, SAMPLE_PASSWORD);
    const links = page.locator("#hash-phc a");
    const texts = await links.allTextContents();
    equal(texts.join(" "), hash.split(/[$,]/).slice(1).join(" "), "parts");
    for (let i = 0; i < texts.length; i += 1) {
      const target = await links.nth(i).getAttribute("href");
      const explained = await page.locator(target).textContent();
      ok(explained.length > 30, `${texts[i]} is explained by ${explained}`);
    }
    ok((await untilSays(page, "#hash-parts", "19 MiB")).includes("Salt: 16 bytes"), "the salt");
  });

  test("pointing at a part, or focusing it, marks its explanation, and the other way round", async () => {
    const isMarked = (selector) =>
      page.locator(selector).evaluate((element) => element.classList.contains("marked"));
    await page.hover('#hash-phc [data-part="t"]');
    ok(await isMarked("#hash-parts-t"), "the explanation of the passes");
    await page.hover("#hash-parts-m");
    ok(await isMarked('#hash-phc [data-part="m"]'), "the memory in the string");
    ok(!(await isMarked("#hash-parts-t")), "the passes are still marked");
    await page.hover("h1");
    await page.focus('#hash-phc [data-part="salt"]');
    ok(await isMarked("#hash-parts-salt"), "the explanation of the salt");
  });

  test("the hash follows the password as it is typed", async () => {
    await page.focus("#password");
    await page.keyboard.press("End");
    await page.locator("#password").pressSequentially("!?", { delay: 20 });
    await hashOf(page, `${SAMPLE_PASSWORD}!?`);
    await page.fill("#password", "pässwörd ﬁ");
    await hashOf(page, "pässwörd ﬁ");
    ok(/^\d/.test(await page.locator("#fact-time").textContent()), "a time");
  });

  test("each preset fills the fields with what OWASP, RFC 9106 or the package recommends", async () => {
    const options = page.locator("#preset option");
    equal(await options.count(), RECOMMENDED.length + 1, "presets, and one's own");
    for (const [i, costs] of RECOMMENDED.entries()) {
      await page.selectOption("#preset", String(i));
      const fields = ["#memorySize", "#iterations", "#parallelism"];
      const shown = await Promise.all(fields.map((field) => page.inputValue(field)));
      equal(shown.join(), costs.join(), await options.nth(i).textContent());
      equal(await page.inputValue("#preset"), String(i), "the preset that is selected");
      const [memorySize, iterations, parallelism] = costs;
      const [start] = (await page.locator("#hash-phc").textContent()).split("…");
      ok(start.includes(`m=${memorySize},t=${iterations},p=${parallelism}`), start);
    }
    await page.fill("#memorySize", "20000");
    equal(await page.locator("#preset option:checked").textContent(), "Your own");
    await page.fill("#memorySize", "47104");
    await fillCosts(page, { iterations: 1, parallelism: 1 });
    equal(await page.inputValue("#preset"), "1", "the preset of typed costs");
  });

  test("large costs are not hashed before one asks for it", async () => {
    await fillCosts(page, LARGE);
    await untilSays(page, "#hash-status", "press Hash");
    await page.waitForTimeout(600);
    ok((await page.locator("#hash-phc").textContent()).endsWith("$…$…"), "a preview");
    ok(await page.isDisabled("#hash-copy"), "there is nothing to copy");
  });

  test("what the package refuses is said in its words beside the field", async () => {
    const wrong = {
      memorySize: ["7", "memorySize is 7; it must be an integer from 8 to 2097151."],
      iterations: ["0", "iterations is 0; it must be an integer from 1 to 4294967295."],
      parallelism: ["", "parallelism is NaN; it must be an integer from 1 to 262143."],
      threads: ["65", "threads is 65; it must be an integer from 1 to 64."],
    };
    for (const [field, [value, message]] of Object.entries(wrong)) {
      const right = field === "threads" ? "2" : String(SMALL[field]);
      await fillCosts(page, SMALL);
      await page.fill(`#${field}`, value);
      equal(await untilSays(page, `#${field}-error`, "must be"), message);
      equal(await page.getAttribute(`#${field}`, "aria-invalid"), "true", field);
      const description = await page.getAttribute(`#${field}`, "aria-describedby");
      ok(description.includes(`${field}-error`), `${field} is described by ${description}`);
      await page.focus("#reveal");
      await page.click("#hash");
      equal(await page.evaluate(() => document.activeElement.id), field, "the focus");
      await page.fill(`#${field}`, right);
      await page.locator(`#${field}-error:empty`).waitFor({ state: "attached" });
    }
    await page.fill("#password", "p".repeat(4097));
    await untilSays(page, "#password-error", "more than 4096 bytes");
    await page.fill("#password", SAMPLE_PASSWORD);
    await hashOf(page, SAMPLE_PASSWORD, SMALL);
    await page.locator("#password-error:empty").waitFor({ state: "attached" });
  });

  test("the Worker's time is taken with the costs and a made-up password", async () => {
    await page.fill("#password", "typed, and secret");
    await hashOf(page, "typed, and secret", SMALL);
    const before = visit.requests.length;
    await page.getByRole("button", { name: "Time it in the Worker" }).click();
    await untilSays(page, "#fact-worker", " ms");
    const bodies = visit.requests.slice(before).flatMap(({ body }) => body ?? []);
    equal(bodies.length, 4, "requests with a body");
    for (const body of bodies) {
      const { password, ...costs } = JSON.parse(body);
      equal(password, "a made-up password");
      equal(JSON.stringify(costs), JSON.stringify(SMALL), "costs");
    }
    await page.fill("#memorySize", "65537");
    await untilSays(page, "#fact-worker-why", "64 MiB at most");
    ok(await page.isHidden("#worker-time"), "the button is shown for costs that are refused");
  });

  test("the password can be hidden", async () => {
    equal(await page.getAttribute("#password", "type"), "text");
    await page.uncheck("#reveal");
    equal(await page.getAttribute("#password", "type"), "password");
    await page.check("#reveal");
  });
}

/** Without memory: the browser gets 1 GiB of WebAssembly memory at most. */
export function withoutMemory(test, { page }) {
  test("memory that the browser refuses is an error beside the memory, and the next hash works", async () => {
    await fillCosts(page, { memorySize: 2 ** 21 - 1, iterations: 1, parallelism: 1 });
    await page.click("#hash");
    equal(
      await untilSays(page, "#memorySize-error", "memory"),
      "The runtime refused the memory; lower memorySize.",
    );
    await fillCosts(page, SMALL);
    await hashOf(page, SAMPLE_PASSWORD, SMALL);
  });
}
