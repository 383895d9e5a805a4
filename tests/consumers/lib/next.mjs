// Code that Next's manifests share: three kinds of code, in development and built.
const READY = /Local:\s+(http:\S+)/;
const ASK_MS = 60_000;

const EDGE = {
  name: "edge route",
  app: "../next/edge",
  runtime: "Next's edge runtime",
  path: "/api",
  entries: ["edge-light.js"],
};
const SERVER = {
  name: "server code",
  app: ["../next/server", "../next/actions"],
  runtime: "Node 24",
  ask: async (url) => [...(await askActions(url)), ...(await askOthers(url))],
  // The Pages Router leaves packages out of its bundles, so its route runs index.js.
  entries: ["index.js", "rebundled.js"],
};
/** The server code of cases in which Next can't run server actions. */
export const withoutActions = { app: "../next/server", ask: askOthers };
/** A build may list an unbundled package's files for deployment, including those for `require`. */
const TRACED = ["index.cjs"];
const CLIENT = {
  name: "client component",
  app: "../next/client",
  runtime: "Chromium",
  browser: "chromium",
  path: "/",
  entries: ["index.js"],
};

const development = (kind, options) => ({
  ...kind,
  serve: ["next", "dev", ...options, "--port", "{port}"],
  ready: READY,
});
const built = (kind, options) => ({
  ...kind,
  build: [["next", "build", ...options]],
  serve: ["next", "start", "--port", "{port}"],
  ready: READY,
});

/**
 * @param {"--turbopack" | "--webpack"} bundler
 * @returns {import("./manifest.mjs").Case[]} all kinds of code in the current Next
 */
export const nextCases = (bundler) =>
  [
    { ...EDGE, output: { folder: ".next/server", wasm: 1, base64: 0 } },
    { ...SERVER, alsoRead: bundler === "--webpack" ? TRACED : [] },
    { ...CLIENT, output: { folder: ".next/static", wasm: 0, base64: 1 } },
  ].flatMap(({ output, alsoRead, ...kind }) => [
    { ...development(kind, [bundler]), name: `dev, ${kind.name}` },
    { ...built(kind, [bundler]), name: `build, ${kind.name}`, output, alsoRead },
  ]);

/**
 * The cases of server code in an older Next.
 *
 * @param {Record<string, "index.js" | "index.cjs">} entries that the Pages Router's route runs, by
 *   the names of the cases
 * @param {{ turbopack?: string, app?: string[] }} [options] the option that chooses Turbopack, and
 *   further folders of the app
 * @returns {import("./manifest.mjs").Case[]}
 */
export function olderNextCases(entries, { turbopack = "--turbo", app = [] } = {}) {
  return Object.entries(entries).map(([name, entry]) => {
    const kind = { ...SERVER, app: [...SERVER.app, ...app], entries: [entry, "rebundled.js"] };
    const options = name.includes("Turbopack") ? [turbopack] : [];
    if (name.startsWith("dev")) return { ...development(kind, options), name };
    return { ...built(kind, options), name, alsoRead: TRACED.filter((also) => also !== entry) };
  });
}

/** Sends the forms as a browser without JavaScript does. */
async function askActions(url) {
  const locations = [];
  for (const path of ["file-action", "client-action", "inline-action"]) {
    const page = await get(new URL(path, url));
    const body = hiddenInputs(await page.text());
    const { headers } = await get(page.url, { method: "POST", body });
    locations.push(headers.get("location") ?? "");
  }
  return locations.map(decodeAnswer);
}

async function askOthers(url) {
  const texts = [];
  for (const path of ["server-component", "api", "api/pages"]) {
    texts.push(await (await get(new URL(path, url))).text());
  }
  return texts.map(decodeAnswer);
}

async function get(url, options) {
  const signal = AbortSignal.timeout(ASK_MS);
  const response = await fetch(url, { ...options, redirect: "manual", signal });
  if (response.status < 400) return response;
  const text = await response.text();
  throw new Error(`${url} answered ${response.status}: ${text.slice(0, 1500)}`);
}

function hiddenInputs(html) {
  const form = new FormData();
  for (const [, name, value] of html.matchAll(
    /<input type="hidden" name="(.*?)"(?: value="(.*?)")?/g,
  )) {
    form.append(name, value?.replaceAll("&quot;", '"') ?? "");
  }
  return form;
}

/** Decodes the result of the app's app/answer.js, found in a page or a URL. */
function decodeAnswer(text) {
  const [encoded] = /%7B%22(?:hash|error)%22[^<"\\]*/.exec(text) ?? [];
  if (!encoded) throw new Error(`no result in what was answered:\n${text.slice(0, 1500)}`);
  return JSON.parse(decodeURIComponent(encoded));
}
