// What leaves the page, and the policy that keeps everything else in it.

import { equal, ok } from "../../kit/check.js";
import { SAMPLE_PASSWORD } from "./visit.mjs";

/** A policy's directives, by name. */
const directives = (policy) =>
  Object.fromEntries(
    policy.split(";").map((part) => {
      const [name, ...values] = part.trim().split(" ");
      return [name, values.join(" ")];
    }),
  );

export function headers(test, url) {
  test("the page and its scripts have a strict policy as headers, and the page as a <meta>, too", async () => {
    for (const path of ["", "main.js", "pool-worker.js", "check.js", "bench.js", "style.css"]) {
      const response = await fetch(new URL(path, url));
      equal(response.status, 200, path);
      const { "frame-ancestors": framing, ...policy } = directives(
        response.headers.get("content-security-policy"),
      );
      equal(framing, "'none'");
      equal(policy["default-src"], "'none'");
      equal(policy["script-src"], "'self' 'wasm-unsafe-eval'");
      for (const [name, value] of Object.entries(policy)) {
        ok(/^'(none|self)'( 'wasm-unsafe-eval')?$/.test(value), `${name} ${value}`);
      }
      const header = (name) => response.headers.get(name);
      equal(header("cross-origin-opener-policy"), "same-origin");
      equal(header("cross-origin-embedder-policy"), "require-corp");
      equal(header("x-content-type-options"), "nosniff");
      equal(header("referrer-policy"), "no-referrer");
      if (path !== "") continue;
      const html = await response.text();
      // Browsers ignore frame-ancestors in a <meta>.
      const meta = directives(/Content-Security-Policy"\s+content="([^"]+)"/.exec(html)[1]);
      equal(JSON.stringify(meta), JSON.stringify(policy), "the policy of the <meta>");
      ok(!/<style|<script(?![^>]* src=)| style=| on\w+=/.test(html), "inline styles or scripts");
    }
  });
}

/** Comes after all other tests of a visit. */
export function nothingLeft(test, { page, problems, requests }, url) {
  test("every request went to the page's own server, and none had what was typed or hashed", async () => {
    const [, typed] = [page, [SAMPLE_PASSWORD, "typed, and secret", "$argon2", "%24argon2"]];
    ok(requests.length > 10, "requests were recorded");
    ok(
      requests.some((request) => request.url.endsWith("pool-worker.js")),
      "no workers' requests",
    );
    for (const { url: asked, method, body } of requests) {
      ok(asked.startsWith(url), `${method} ${asked}`);
      ok(method === "GET" || asked === new URL("hash", url).href, `${method} ${asked}`);
      for (const text of typed) ok(!`${asked} ${body}`.includes(text), `${asked} has ${text}`);
    }
  });

  test("the console has no error and no warning", async () => {
    equal(problems.join("\n"), "");
  });
}
