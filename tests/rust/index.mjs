// The Rust crate: formatting, lints for the host and for WebAssembly, and its own tests.

import { root } from "../../tools/paths.mjs";
import { run as runCommand } from "../../tools/process.mjs";
import * as check from "../conformance/harness/check.js";
import { collect } from "../conformance/harness/collect.js";

const MINUTES = 60_000;
const DENY = ["--", "-D", "warnings"];

const cargo = (...args) =>
  runCommand(["cargo", ...args], {
    cwd: root,
    env: { CARGO_TERM_COLOR: "never" },
    timeout: 60 * MINUTES,
  });

function lints(test) {
  for (const [title, ...args] of [
    ["cargo fmt", "fmt", "--check"],
    ["cargo clippy, host", "clippy", "--workspace", "--locked", "--all-targets", ...DENY],
    [
      "cargo clippy, wasm32",
      "clippy",
      "--workspace",
      "--locked",
      "--target",
      "wasm32-unknown-unknown",
      ...DENY,
    ],
  ]) {
    test(title, async () => {
      const { code, output } = await cargo(...args);
      check.ok(code === 0, `cargo ${args.join(" ")} found:\n${output.slice(-2500)}`);
    });
  }
}

const LINE = /^test (.+?) \.\.\. (ok|FAILED|ignored)(?:, (.*))?$/gm;
const STATUS = { ok: "passed", FAILED: "failed", ignored: "skipped" };

/** One result for each of cargo's tests. */
async function cargoTests() {
  const suite = "cargo test";
  const start = Date.now();
  const { code, output } = await cargo("test", "--workspace", "--locked", "--no-fail-fast");
  const results = Array.from(output.matchAll(LINE), ([, name, word, reason]) => {
    const status = STATUS[word];
    const panic = output.split(`---- ${name} stdout ----`)[1]?.slice(0, 1500);
    return { suite, name, status, detail: status === "skipped" ? (reason ?? "ignored") : panic };
  });
  const told = results.some(({ status }) => status === "failed");
  if (results.length === 0 || (code !== 0 && !told)) {
    results.push({ suite, name: "it ends well", status: "failed", detail: output.slice(-3000) });
  }
  return { results, durations: { [suite]: Date.now() - start } };
}

export async function run() {
  const linted = await collect([{ name: "lints", define: lints }], {});
  const tested = await cargoTests();
  return {
    results: [...linted.results, ...tested.results],
    durations: { ...linted.durations, ...tested.durations },
  };
}
