// `npm run check`: formatters, linters, types, `cargo test` and the unit tests. It needs neither the
// network nor the .wasm, and runs each tool as one would by hand.
import { spawnSync } from "node:child_process";

const CLIPPY = ["cargo", "clippy", "--workspace", "--locked"];
const DENY = ["--", "-D", "warnings"];

const COMMANDS = [
  ["biome", "ci", "."],
  ["tsc", "--noEmit", "-p", "."],
  ["node", "scripts/unit.mjs", "--test-reporter=dot"],
  ["cargo", "fmt", "--all", "--check"],
  [...CLIPPY, "--all-targets", ...DENY],
  [...CLIPPY, "--target", "wasm32-unknown-unknown", ...DENY],
  ["cargo", "test", "--workspace", "--locked", "--quiet"],
];

for (const [program, ...args] of COMMANDS) {
  console.log(`$ ${[program, ...args].join(" ")}`);
  const { status } = spawnSync(program, args, { stdio: "inherit" });
  if (status !== 0) process.exit(status ?? 1);
}
