import { BROWSERS, onPool } from "../lib/parts.mjs";

const pages = (sources, error) =>
  BROWSERS.map((browser) => ({
    name: `script-src ${sources}, in ${browser.runtime}`,
    ...browser,
    build: [["vite", "build"]],
    pages: "dist",
    headers: { "content-security-policy": `default-src 'none'; script-src ${sources}` },
    error,
  }));

/** What the pool does on a page that may run WebAssembly. */
const onPools = (sources, threads, more) =>
  pages(`'self' 'wasm-unsafe-eval'${sources}`).map((test) => ({
    ...onPool(test, threads),
    ...more,
  }));

/** The page makes the worker itself, from a file of its own origin. */
const OWN_WORKER = {
  app: [".", "own-worker"],
  subpaths: [".", "./pool", "./pool/worker"],
  entries: ["index.js", "pool.js", "pool-worker.js"],
  configuration: ["new Pool({ worker: () => new PoolWorker() })"],
  needs: /^\.\/pool(\/worker)?$/,
};

export default {
  title: "Content-Security-Policy",
  versions: ["vite"],
  cases: [
    ...pages("'self' 'wasm-unsafe-eval'"),
    ...pages("'self'", { code: "ENGINE", message: /allow 'wasm-unsafe-eval'/ }),
    ...onPools("; worker-src 'none'", 0),
    ...onPools("", 0),
    ...onPools("; worker-src blob:", 1),
    ...onPools("; worker-src 'self'", 1, OWN_WORKER),
  ],
};
