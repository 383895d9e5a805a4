// Light, dark and as narrow as a phone: axe-core, the keyboard, widths and motion.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { equal, ok } from "../../kit/check.js";
import { fillCosts, hashOf, SMALL, untilSays } from "./visit.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** Contexts of Playwright. */
export const LOOKS = {
  light: { viewport: { width: 1280, height: 900 }, colorScheme: "light" },
  dark: { viewport: { width: 1280, height: 900 }, colorScheme: "dark" },
  "a phone": { viewport: { width: 360, height: 740 }, colorScheme: "light" },
  "a dark phone": { viewport: { width: 360, height: 740 }, colorScheme: "dark" },
};

async function violations(page) {
  await page.evaluate(axe);
  const found = await page.evaluate(async () => (await globalThis.axe.run()).violations);
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
}

const STATES = {
  "as it opens": async () => {},
  "with results": async (page) => {
    await fillCosts(page, SMALL);
    await page.fill("#rounds", "1");
    await page.click("#bench");
    await untilSays(page, "#bench-status", "Done.");
    await page.click("#hash");
    await untilSays(page, "#hash-status", "Hashed");
    await page.click("#hash-inspect");
    await page.click("#verify");
    await untilSays(page, "#inspect-status", "matches");
    await page.hover('#hash-phc [data-part="m"]');
  },
  "with another format": async (page) => {
    await page.selectOption("#sample", "Django, PBKDF2");
    await page.click("#verify");
    await untilSays(page, "#inspect-status", "matches");
  },
  "with errors": async (page) => {
    await page.fill("#stored", "nonsense");
    await untilSays(page, "#stored-error", "not an Argon2");
    await fillCosts(page, { memorySize: 65536, iterations: 200 });
    await page.fill("#threads", "99");
    await page.click("#hash");
    await untilSays(page, "#threads-error", "must be");
  },
};

export function accessible(test, { page, problems }, look) {
  for (const [state, reach] of Object.entries(STATES)) {
    test(`${look}, ${state}: axe-core finds nothing, and nothing is wider than the window`, async () => {
      await reach(page);
      equal((await violations(page)).join("\n"), "", "axe-core's violations");
      const { scroll, client } = await page.evaluate(() => ({
        scroll: document.documentElement.scrollWidth,
        client: document.documentElement.clientWidth,
      }));
      ok(scroll <= client, `the page is ${scroll} px wide in a window of ${client} px`);
    });
  }

  test(`${look}: the console has no error`, async () => {
    equal(problems.join("\n"), "");
  });
}

/** What has the focus: its id or its text; and whether one sees that it has it. */
const focused = (page) =>
  page.evaluate(() => {
    const { activeElement: element } = document;
    const shown = element.matches("#frameworks input") ? element.nextElementSibling : element;
    const style = getComputedStyle(shown);
    const isVisible = style.outlineStyle !== "none" && Number.parseFloat(style.outlineWidth) >= 2;
    return { name: element.id || element.textContent || element.value, isVisible };
  });

/** What Tab reaches, in this order; the rest are parts of the string, boxes and examples. */
const STOPS = [
  ...["Hash", "Inspect", "Benchmark", "Code"],
  ...["reveal", "password", "preset", "memorySize", "iterations", "parallelism", "threads", "hash"],
  ...["hash-inspect", "hash-copy", "argon2id", "worker-time"],
  ...["sample", "stored", "stored-password", "verify"],
  ...["edge-argon2", "rounds", "bench", "on", "code-copy"],
];

export function keyboard(test, { page }) {
  test("Tab reaches everything in the order of the page, and one sees where it is", async () => {
    const reached = [];
    for (let i = 0; i < 60; i += 1) {
      await page.keyboard.press("Tab");
      const { name, isVisible } = await focused(page);
      if (name.trim().startsWith("edge-argon2 playground")) break; // the document, after its end
      ok(isVisible, `the focus on ${name} can't be seen`);
      reached.push(name.trim());
    }
    const order = STOPS.map((stop) => reached.indexOf(stop));
    ok(!order.includes(-1), `Tab reaches ${reached.join(", ")}`);
    equal(order.join(), order.toSorted((a, b) => a - b).join(), `the order ${reached.join(", ")}`);
  });

  test("hashing, verifying and choosing a framework need no mouse", async () => {
    await page.focus("#password");
    await page.keyboard.press("ControlOrMeta+A");
    await page.keyboard.type("typed by keyboard");
    await page.keyboard.press("Enter");
    await untilSays(page, "#hash-status", "Hashed");
    const hash = await hashOf(page, "typed by keyboard");
    await page.focus("#stored");
    await page.keyboard.insertText(hash);
    await page.keyboard.press("Tab");
    await page.keyboard.type("typed by keyboard");
    await page.keyboard.press("Enter");
    await untilSays(page, "#inspect-status", "The password matches.");
    await page.locator("#frameworks input").first().focus();
    await page.keyboard.press("ArrowRight");
    await untilSays(page, "#code", 'from "hono"');
    await page.focus('#hash-phc [data-part="tag"]');
    await page.keyboard.press("Enter");
    equal((await focused(page)).name, "hash-parts-tag", "the explanation that a part leads to");
  });

  test("only the ends of calls are announced", async () => {
    const live = page.locator("[role=status], [role=alert], [aria-live]");
    for (const id of await live.evaluateAll((all) => all.map(({ id }) => id))) {
      ok(/-(status|error|why|caution)$|^announcement$/.test(id), `${id} is a live region`);
    }
  });
}

export function stillness(test, { page }) {
  test("nothing moves by itself for those who prefer reduced motion", async () => {
    const moving = await page.evaluate(() =>
      [document.documentElement, ...document.querySelectorAll("*")].filter((element) => {
        const { transitionDuration, animationName, scrollBehavior } = getComputedStyle(element);
        return transitionDuration !== "0s" || animationName !== "none" || scrollBehavior !== "auto";
      }),
    );
    equal(moving.length, 0, "elements that move");
  });
}
