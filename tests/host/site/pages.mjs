// The production build, served by Cloudflare's asset server with the site's own headers, in Chromium.

import assert from "node:assert/strict";
import { existsSync, globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { pathToFileURL } from "node:url";
import { launchChromium } from "../../../tools/browser.mjs";
import { root } from "../../../tools/paths.mjs";
import { output, serve } from "../../../tools/process.mjs";
import { wranglerDev } from "../../../tools/workerd.mjs";
import { consumer } from "../../kit/consumer.mjs";
import { fromDocs } from "./markdown.mjs";

const { source: axe } = (await fromDocs("axe-core")).default;

const MOST_SCRIPT_BYTES = 1_000_000;
const BUILD = [process.execPath, "scripts/docs.mjs", "--build"];

const DESKTOP = { width: 1280, height: 900 };
const PHONE = { width: 360, height: 740 };

describe("site", async () => {
  const site = join(root, "dist/site");
  await output(BUILD, { cwd: root });
  let server, origin, browser, pages;
  before(async () => {
    server = await wranglerDev(join(root, "docs"), []);
    origin = new URL(server.url).origin;
    browser = await launchChromium();
    pages = await visitor();
    await pages.context.addInitScript(axe);
  });
  after(() => Promise.all([browser?.close(), server?.stop()]));

  const paths = globSync("**/*.html", { cwd: site })
    .filter((path) => path !== "404.html")
    .map((path) => `/${path.replace(/(index)?\.html$/, "")}`)
    .sort();

  /** A page of the browser, with what went wrong in it so far. */
  async function visitor() {
    const { page, context, problems } = await browser.visit({ viewport: DESKTOP });
    const scripts = [];
    page.on("request", (request) => {
      const { protocol, origin: asked } = new URL(request.url());
      if (/^https?:$/.test(protocol) && asked !== origin) problems.push(`asks ${request.url()}`);
    });
    page.on("response", (response) => {
      if (response.status() >= 400) problems.push(`${response.status()}: ${response.url()}`);
      if (/\.js$/.test(response.url())) scripts.push(response);
    });
    const open = async (path) => {
      await page.goto(origin + path);
      await page.waitForLoadState("networkidle");
    };
    return { page, context, problems, scripts, open };
  }

  /** What axe-core finds, and whether the page has to be scrolled sideways. */
  const inspect = (page) =>
    page.evaluate(async () => {
      await Promise.all(document.getAnimations().map(({ finished }) => finished));
      const { violations } = await globalThis.axe.run();
      const found = violations.flatMap(({ id, nodes }) =>
        nodes.map(({ target }) => `${id}: ${target.join(" ")}`),
      );
      const { scrollWidth, clientWidth } = document.documentElement;
      if (scrollWidth > clientWidth) found.push(`is ${scrollWidth} px wide`);
      return found;
    });

  for (const path of paths) {
    test(`${path}: no error, request elsewhere or finding of axe, in light, dark and at 360 px`, async () => {
      const { page, problems, open } = pages;
      problems.length = 0;
      await page.setViewportSize(DESKTOP);
      await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
      await open(path);
      const found = { light: await inspect(page) };
      await page.emulateMedia({ colorScheme: "dark" });
      await page.waitForFunction(isDark);
      found.dark = await inspect(page);
      await page.setViewportSize(PHONE);
      found.phone = await inspect(page);
      assert.deepEqual({ ...found, problems }, { light: [], dark: [], phone: [], problems: [] });
    });
  }

  test("every link within the site leads to a page and, if it names one, a heading", () => {
    const html = new Map(
      paths.map((path) => [path, readFileSync(join(site, fileOf(path)), "utf8")]),
    );
    const anchors = new Map([...html].map(([path, text]) => [path, new Set(valuesOf("id", text))]));
    const links = [...html].flatMap(([path, text]) =>
      valuesOf("href", text).map((href) => ({ path, url: new URL(href, origin + path) })),
    );
    const inside = links.filter(({ url }) => url.origin === origin);
    const broken = inside.filter(({ url: { pathname, hash } }) => {
      const ids = anchors.get(pathname.replace(/index\.html$/, ""));
      if (!ids) return !existsSync(join(site, pathname));
      return hash !== "" && !ids.has(decodeURIComponent(hash.slice(1)));
    });
    assert.equal(broken.map(({ url, path }) => `${path}: ${url.href}`).join("\n"), "");
    const others = inside.filter(({ url, path }) => url.pathname !== path);
    const reached = new Set(others.map(({ url }) => url.pathname.replace(/index\.html$/, "")));
    assert.equal(paths.filter((path) => !reached.has(path)).join(" "), "", "pages without a link");
  });

  test("the first page takes less than 1 MB of JavaScript", async () => {
    const { context, scripts, open } = await visitor();
    await open("/");
    const bodies = await Promise.all(scripts.map((response) => response.body()));
    const bytes = bodies.reduce((sum, body) => sum + body.length, 0);
    await context.close();
    assert.ok(bytes > 0 && bytes < MOST_SCRIPT_BYTES, `${bytes} bytes`);
  });

  test("search finds a page by its words", async () => {
    const { page, context, problems, open } = await visitor();
    await open("/");
    await page.keyboard.press("Control+k");
    await page.getByRole("searchbox").fill("signerKey");
    await page.locator(".result").first().waitFor();
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/(migrate|api\/edge-argon2\/migrate)#/);
    await page.evaluate(axe);
    problems.push(...(await inspect(page)));
    await context.close();
    assert.equal(problems.join("\n"), "");
  });

  test("the switch turns a light page dark", async () => {
    const { page, context, open } = await visitor();
    await open("/performance");
    const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const before = await background();
    await page.getByRole("switch").first().click();
    const after = await background();
    await context.close();
    assert.deepEqual([before, after], ["rgb(255, 255, 255)", "rgb(27, 27, 31)"]);
  });

  test("an address without a page gets status 404 and a page that says so", async () => {
    const response = await fetch(`${origin}/no-such-page`);
    assert.equal(response.status, 404);
    assert.match(await response.text(), /404/);
  });

  test("pages are isolated, and their policy allows no script but the site's", async () => {
    const { headers } = await fetch(origin);
    assert.equal(headers.get("cross-origin-opener-policy"), "same-origin");
    assert.equal(headers.get("cross-origin-embedder-policy"), "require-corp");
    const [, scripts] = /script-src ([^;]*)/.exec(headers.get("content-security-policy"));
    assert.match(scripts, /^'self'( 'sha256-[\w+/]+=*')+$/);
  });

  test("the API reference has every entry of the package, and every export", async () => {
    const installed = join(await consumer(), "node_modules/edge-argon2");
    const { exports } = JSON.parse(readFileSync(join(installed, "package.json"), "utf8"));
    const internal = ["./package.json", "./pool/worker", "./wasm-module"];
    for (const entry of Object.keys(exports).filter((each) => !internal.includes(each))) {
      const name = entry === "." ? "index" : entry.slice(2);
      const module = await import(pathToFileURL(join(installed, `${name}.js`)));
      const page = join(
        site,
        "api/edge-argon2",
        `${name === "index" ? "../edge-argon2" : name}.html`,
      );
      const html = readFileSync(page, "utf8");
      for (const exported of Object.keys(module).filter((each) => each !== "default")) {
        assert.match(
          html,
          new RegExp(`<h3 id="[^"]*"[^>]*>${exported}\\b`),
          `${entry}: ${exported}`,
        );
      }
    }
  });

  test("npm run docs serves the pages", async () => {
    const command = [process.execPath, "scripts/docs.mjs", "--port", "0"];
    const server = await serve(command, /(http:\/\/localhost:\d+)/, {
      cwd: root,
      env: { NO_COLOR: "1" },
    });
    const module = await fetch(`${server.value}/pool.md`).finally(() => server.stop());
    assert.match(await module.text(), /edge-argon2\/pool/);
  });
});

/** VitePress has a class for it; the playground has none. */
const isDark = () => document.querySelector(".VPContent:not(.dark .VPContent)") === null;

const fileOf = (path) => (path.endsWith("/") ? `${path}index.html` : `${path}.html`);

const valuesOf = (attribute, html) =>
  Array.from(html.matchAll(new RegExp(` ${attribute}="([^"]*)"`, "g")), ([, value]) =>
    value.replaceAll("&amp;", "&"),
  );
