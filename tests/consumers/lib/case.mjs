// Runs one case of a consumer: builds and runs the app, gets its answers, and compares these with
// what the manifest expects.
import { existsSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { missingBrowser, openTab } from "../../../tools/browser.mjs";
import { filesOf, freePort, serveFiles } from "../../../tools/http.mjs";
import { run, serve } from "../../../tools/process.mjs";
import { wranglerEnvironment } from "../../../tools/workerd.mjs";
import { entriesOf, forgetReads, readSince } from "./entries.mjs";
import { judgeOutput } from "./output.mjs";
import { answersIn, judge } from "./result.mjs";

const ANSWER_MS = 280_000; // Node's own fetch times out after 300 s

/**
 * @param {import("./manifest.mjs").Case} test
 * @param {string} work the consumer's work folder
 * @param {{ trace: boolean }} options whether the file system records which entries were read
 * @returns {Promise<{ status: "passed" | "failed" | "skipped", reason?: string,
 *   browserVersion?: string, error?: string }>} `error` is the package's message if one is expected
 */
export async function runCase(test, work, { trace }) {
  const missing = test.missing ?? (test.browser && missingBrowser(test.browser));
  if (missing) return { status: "skipped", reason: missing };
  const packageFolder = join(work, "node_modules", "edge-argon2");
  const entries = await entriesOf(packageFolder);
  const found = {};
  try {
    await forgetReads(packageFolder, entries);
    const { answers, version } = await buildAndAsk(test, work);
    found.browserVersion = version;
    const read = trace && (await readSince(packageFolder, entries));
    for (const answer of answers) judge(answer, test.error);
    if (test.output) await judgeOutput(work, packageFolder, test.output, test.entries);
    if (trace) judgeEntries(read, [...test.entries, ...(test.alsoRead ?? [])]);
    if (test.error) found.error = answers[0].error.message;
    return { status: "passed", ...found };
  } catch (error) {
    return { status: "failed", reason: error.message, ...found };
  }
}

async function buildAndAsk(test, work) {
  const environment = environmentOf(test, work);
  for (const command of test.build ?? []) {
    await finished(command, work, environment);
  }
  if (test.run) {
    return {
      answers: answersIn(await finished(test.run, work, environment)),
    };
  }
  if (!test.serve && !test.pages) return { answers: [] };

  const port = String(await freePort());
  const withPort = (text) => text?.replaceAll("{port}", port);
  for (const name of Object.keys(environment.env)) {
    environment.env[name] = withPort(environment.env[name]);
  }
  const server = test.pages
    ? await serveFiles(filesOf(join(work, test.pages.folder)), test.pages.headers)
    : await serve(locate(test.serve.map(withPort), work), test.ready, environment);
  try {
    const url = new URL(test.path ?? "/", server.value ?? server.url ?? `http://localhost:${port}`)
      .href;
    if (test.ask) return { answers: await test.ask(url) };
    if (!test.browser) return { answers: await fetchAnswers(url) };
    const { answer, version } = await checkInBrowser(test.browser, url);
    return { answers: [answer], version };
  } catch (error) {
    throw new Error(`${error.message}\n${server.log().slice(-3000)}`);
  } finally {
    await server.stop();
  }
}

async function finished(command, work, options) {
  const { code, output } = await run(locate(command, work), options);
  if (code !== 0)
    throw new Error(`${command.join(" ")} ended with ${code}:\n${output.slice(-4000)}`);
  return output;
}

/** Loads a page and calls its `check`. */
async function checkInBrowser(name, url) {
  const tab = await openTab(name);
  try {
    await tab.open(url);
    return { answer: await tab.call("check"), version: tab.version };
  } finally {
    await tab.close();
  }
}

async function fetchAnswers(url) {
  const response = await fetch(url, { signal: AbortSignal.timeout(ANSWER_MS) });
  const text = await response.text();
  if (!response.ok) throw new Error(`${url} answered ${response.status}: ${text.slice(0, 1500)}`);
  return response.headers.get("content-type")?.includes("json")
    ? [JSON.parse(text)]
    : answersIn(text);
}

function locate([program, ...args], work) {
  if (program === "node") return [process.execPath, ...args];
  const own = join(work, "node_modules", ".bin", program);
  return [existsSync(own) ? own : program, ...args];
}

function environmentOf(test, work) {
  const bins = [dirname(process.execPath), join(work, "node_modules", ".bin")];
  const env = {
    ...wranglerEnvironment(work),
    DENO_DIR: join(work, ".deno"),
    NODE_ENV: undefined,
    PATH: [...bins, process.env.PATH].join(delimiter),
    ...test.env,
  };
  return { cwd: work, env };
}

function judgeEntries(actual, expected) {
  if (String(actual.toSorted()) === String(expected.toSorted())) return;
  const list = (names) => names.join(" and ") || "none";
  throw new Error(`${list(actual)} was read instead of ${list(expected)}`);
}
