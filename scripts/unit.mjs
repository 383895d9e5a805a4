// `npm run unit [-- options]`: the tests of the TypeScript modules, over a stub of the engine. The
// options are node:test's, for example --watch and --test-name-pattern=TEXT.
import { spawnSync } from "node:child_process";

const ENGINE = ["--import", "./tests/unit/stub-engine.mjs"];
const args = [...ENGINE, "--test", ...process.argv.slice(2), "tests/unit/*.test.mjs"];
process.exitCode = spawnSync(process.execPath, args, { stdio: "inherit" }).status ?? 1;
