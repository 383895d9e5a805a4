// `npm run check`: formatters, linters, types, `cargo test` and the unit tests. It needs neither
// the network nor the .wasm, and runs each tool as you would by hand.
import { spawnSync } from "node:child_process";

const CLIPPY = ["cargo", "clippy", "--workspace", "--locked"];
const LANES = "edge-argon2-lanes";
const WASM = ["--target", "wasm32-unknown-unknown"];
const SIMD = ["--config", 'build.rustflags=["-Ctarget-feature=+simd128"]'];
const PEERS = ["--manifest-path", "bench/peers/rust/Cargo.toml", "--target-dir", "target"];
const DENY = ["--", "-D", "warnings"];

const COMMANDS = [
  ["biome", "ci", "."],
  ["tsc", "--noEmit", "-p", "."],
  ["tsc", "--noEmit", "-p", "js/cli"], // with the types of Node
  ["node", "scripts/unit.mjs", "--test-reporter=dot"],
  ["cargo", "fmt", "--all", "--check"],
  [...CLIPPY, "--all-targets", ...DENY],
  // Checked by itself, because the other crates' features need an allocator, which it lacks.
  [...CLIPPY, "--exclude", LANES, ...WASM, ...DENY],
  ["cargo", "clippy", "--package", LANES, "--locked", ...WASM, ...DENY],
  ["cargo", "test", "--workspace", "--locked", "--quiet"],
  // The bench's kernel of intrinsics, which would go unnoticed if it stopped compiling.
  ["cargo", ...SIMD, "clippy", ...PEERS, "--features=intrinsics", "--locked", ...WASM, ...DENY],
];

/** Forms that read as translated, and British spellings. */
const WORDS =
  "dear(er|est)|reckon(s|ed)?|mend(s|ed)?|needs not be|told for|(behavi|col|fav|neighb)our|licen[c]es?|" +
  "(normal|optim|recogn|serial|initial|synchron|author)is(e|es|ed|ing)";
const PROSE = [
  ":!*lock*",
  ":!fuzz/corpus",
  ":!tests/vectors",
  ":!supply-chain",
  ":!scripts/check.mjs",
];

for (const [program, ...args] of COMMANDS) {
  console.log(`$ ${[program, ...args].join(" ")}`);
  const { status } = spawnSync(program, args, { stdio: "inherit" });
  if (status !== 0) process.exit(status ?? 1);
}
console.log("$ git grep for words that the project does not use");
// --no-index, so that it also works in a download without .git.
const GREP = ["grep", "--no-index", "--exclude-standard", "-nwiE", WORDS, "--", ...PROSE];
const { status } = spawnSync("git", GREP, { stdio: "inherit" });
if (status !== 1) process.exit(status || 1); // 1: nothing found
