// What Next's manifests share: three kinds of code, in development and built.
import { CHROMIUM, NODE, onPool } from "../lib/parts.mjs";

const EDGE = {
  app: "../next/edge",
  runtime: "Next's edge runtime",
  path: "/api",
  entries: ["edge-light.js"],
};
const SERVER = {
  ...NODE,
  app: ["../next/server", "../next/actions"],
  path: ["/server-component", "/api", "/api/pages"],
  forms: ["/file-action", "/client-action", "/inline-action"],
};
/** For cases of server code in which Next can't run server actions. */
export const WITHOUT_ACTIONS = { app: "../next/server", forms: [] };
/** Next renders the first HTML of a client component on the server. */
const CLIENT = { ...CHROMIUM, app: "../next/client", alsoRead: ["node.js"] };

/** The Pages Router leaves packages out of its bundles, so its route runs an entry for Node. */
const serverEntries = (ofPagesRouter) => [ofPagesRouter, "rebundled.js"];
/** A build may list an unbundled package's files for deployment, including those for `require`. */
const TRACED = ["index.cjs"];

const developed = (code, ...options) => ({
  ...code,
  serve: ["next", "dev", ...options, "--port", "{port}"],
});
const built = (code, ...options) => ({
  ...code,
  build: [["next", "build", ...options]],
  serve: ["next", "start", "--port", "{port}"],
});

const COMMON = { versions: ["next"], check: ["app/check.js"] };

/**
 * A consumer with all kinds of code in the current Next.
 * @param {"--turbopack" | "--webpack"} bundler
 */
export function currentNext(bundler) {
  const server = { ...SERVER, entries: serverEntries("node.js") };
  const alsoRead = bundler === "--webpack" ? TRACED : [];
  const cases = [
    { name: "dev, edge route", ...developed(EDGE, bundler), needs: /^\. edge-light$/ },
    { name: "build, edge route", ...built(EDGE, bundler), output: ".next/server" },
    { name: "dev, server code", ...developed(server, bundler), needs: /^\. react-server/ },
    { name: "build, server code", ...built(server, bundler), alsoRead },
    { name: "dev, client component", ...developed(CLIENT, bundler) },
    { name: "build, client component", ...built(CLIENT, bundler), output: ".next/static" },
  ];
  if (bundler === "--webpack") return { ...COMMON, cases };
  const threads = { "edge route": 0, "server code": 2, "client component": 1 };
  const ofPool = cases
    .filter(({ name }) => name.startsWith("build"))
    .map((test) => onPool(test, threads[test.name.slice("build, ".length)]));
  return { ...COMMON, cases: [...cases, ...ofPool] };
}

/**
 * A consumer with the server code in an older Next.
 *
 * @param {Record<string, "node.js" | "index.cjs">} entries that the Pages Router's route runs, by
 *   the names of the cases
 * @param {{ turbopack?: string, app?: string[] }} [options] the option that chooses Turbopack, and
 *   further folders of the app
 */
export function olderNext(entries, { turbopack = "--turbo", app = [] } = {}) {
  const cases = Object.entries(entries).map(([name, entry]) => {
    const code = { ...SERVER, app: [...SERVER.app, ...app], entries: serverEntries(entry) };
    const options = name.includes("Turbopack") ? [turbopack] : [];
    if (name.startsWith("dev")) return { name, ...developed(code, ...options) };
    const alsoRead = TRACED.filter((file) => file !== entry);
    return { name, ...built(code, ...options), alsoRead };
  });
  return { ...COMMON, cases };
}
