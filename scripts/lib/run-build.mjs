// `npm run build [-- --dev]`, and the first half of every other command.
import { build } from "../build.mjs";

await build(process.argv.includes("--dev") ? "development" : "release");
