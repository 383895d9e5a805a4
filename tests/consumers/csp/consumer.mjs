import { BROWSERS } from "../lib/parts.mjs";

const pages = (sources, error) =>
  BROWSERS.map((browser) => ({
    name: `script-src ${sources}, in ${browser.runtime}`,
    ...browser,
    build: [["vite", "build"]],
    pages: "dist",
    headers: { "content-security-policy": `default-src 'none'; script-src ${sources}` },
    error,
  }));

export default {
  title: "Content-Security-Policy",
  versions: ["vite"],
  cases: [
    ...pages("'self' 'wasm-unsafe-eval'"),
    ...pages("'self'", { code: "ENGINE", message: /allow 'wasm-unsafe-eval'/ }),
  ],
};
