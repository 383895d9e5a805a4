// Builds an app, runs or serves it, and gets its answers.
import { delimiter, dirname, join } from "node:path";
import { openTab } from "../../../tools/browser.mjs";
import { serveFiles } from "../../../tools/files.mjs";
import { freePort } from "../../../tools/http.mjs";
import { run, serve } from "../../../tools/process.mjs";
import { wranglerEnvironment } from "../../../tools/workerd.mjs";
import { visitor } from "../../examples/harness/client.mjs";

/** What Vite, Next, Astro and wrangler print. */
const READY = /(?:Local:?|Ready on)\s+(http:\S+)/;

/**
 * @param {import("./manifest.mjs").Case} test
 * @param {string} work the consumer's work folder
 * @returns {Promise<{ answers: object[], browserVersion?: string }>}
 */
export async function answersOf(test, work) {
  const bins = [dirname(process.execPath), join(work, "node_modules", ".bin")];
  const env = {
    ...wranglerEnvironment(work),
    DENO_DIR: join(work, ".deno"),
    NODE_ENV: undefined,
    PATH: [...bins, process.env.PATH].join(delimiter),
    ...test.env,
  };
  for (const command of test.build ?? []) await finish(command, { cwd: work, env });
  if (test.run) return { answers: answersIn(await finish(test.run, { cwd: work, env })) };
  if (!test.serve && !test.pages) return { answers: [] };

  const port = String(await freePort());
  const command = test.serve?.map((argument) => argument.replace("{port}", port));
  const server = test.pages
    ? await serveFiles(join(work, test.pages), { headers: test.headers })
    : await serve(command, test.ready ?? READY, { cwd: work, env: { ...env, PORT: port } });
  try {
    return await ask(test, server.value ?? server.url ?? `http://localhost:${port}`);
  } catch ({ message }) {
    throw new Error(`${message}\n${server.log().slice(-3000)}`);
  } finally {
    await server.stop();
  }
}

/** Runs a command that must succeed, and returns everything that it prints. */
async function finish(command, options) {
  const { code, output } = await run(command, options);
  if (code === 0) return output;
  throw new Error(`${command.join(" ")} ended with ${code}:\n${output.slice(-4000)}`);
}

/**
 * Finds answers of app/check.js: lines of JSON, whatever a tool prints around them, or one that a
 * page or an address contains in encoded form.
 */
function answersIn(text) {
  const encoded = /%7B%22(?:hash|error)%22[^<"\\]*/.exec(text)?.map(decodeURIComponent);
  const found = encoded ?? text.match(/\{"(?:hash|error)":.*\}/g);
  if (!found) throw new Error(`no answer in this text:\n${text.slice(-3000)}`);
  return found.map((json) => JSON.parse(json));
}

async function ask({ path = "/", forms = [], browser }, base) {
  if (browser) return askPage(browser, new URL(path, base).href);
  const client = visitor(new URL(base).origin);
  const answers = [];
  for (const form of forms) {
    // As browsers without JavaScript do. The app redirects to the answer.
    const body = hiddenInputs((await client.get(form)).text);
    const { location, text } = await client.post(form, { body });
    answers.push(...answersIn(location ?? text));
  }
  for (const one of [path].flat()) {
    const { status, json, text } = await client.get(one);
    if (status !== 200) throw new Error(`${one} answered ${status}: ${text.slice(0, 1500)}`);
    answers.push(...(json ? [json] : answersIn(text)));
  }
  return { answers };
}

function hiddenInputs(html) {
  const form = new FormData();
  const inputs = /<input type="hidden" name="(.*?)"(?: value="(.*?)")?/g;
  for (const [, name, value = ""] of html.matchAll(inputs)) {
    form.append(name, value.replaceAll("&quot;", '"'));
  }
  return form;
}

/** Opens a page and calls its `check`. */
async function askPage(browser, url) {
  const tab = await openTab(browser);
  try {
    await tab.open(url);
    return { answers: [await tab.call("check")], browserVersion: tab.version };
  } finally {
    await tab.close();
  }
}
