// `npm run release:check`: refuses a tag that must not be published. It needs no set-up.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../tools/paths.mjs";
import { obstacles } from "./lib/release.mjs";

const read = (path) => readFileSync(join(root, path), "utf8");
const { GITHUB_REF_NAME: tag = "(none)", GITHUB_REPOSITORY: repository = "(none)" } = process.env;

const found = obstacles({
  tag,
  repository,
  manifest: JSON.parse(read("pkg-template/package.json")),
  cargo: read("Cargo.toml"),
  changelog: read("CHANGELOG.md"),
});
for (const sentence of found) console.error(sentence);
process.exitCode = found.length > 0 ? 1 : 0;
