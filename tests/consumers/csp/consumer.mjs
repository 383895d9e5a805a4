const BROWSERS = [
  ["chromium", "Chromium"],
  ["firefox", "Firefox"],
  ["webkit", "WebKitGTK"],
];

const page = (browser, runtime, sources) => ({
  runtime,
  browser,
  build: [["vite", "build"]],
  pages: {
    folder: "dist",
    headers: { "content-security-policy": `default-src 'none'; script-src ${sources}` },
  },
  entries: ["index.js"],
});

const allowed = ([browser, runtime]) => ({
  name: `script-src 'self' 'wasm-unsafe-eval', in ${runtime}`,
  ...page(browser, runtime, "'self' 'wasm-unsafe-eval'"),
});

const forbidden = ([browser, runtime]) => ({
  name: `script-src 'self', in ${runtime}`,
  ...page(browser, runtime, "'self'"),
  error: { name: "Argon2Error", code: "ENGINE", message: /allow 'wasm-unsafe-eval'/ },
});

export default {
  title: "Content-Security-Policy",
  group: "second",
  versions: ["vite"],
  cases: [...BROWSERS.map(allowed), ...BROWSERS.map(forbidden)],
};
