// `npm run release -- --dry-run`: builds, shows what a release would publish, and lists what prevents it.
// It publishes nothing: .github/workflows/release.yml does, when a signed tag is pushed.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { parseArgs } from "node:util";
import { sha256 } from "../tools/install.mjs";
import { root, sbom, tarball } from "../tools/paths.mjs";
import { answerOf } from "../tools/process.mjs";
import { native } from "../tools/programs.mjs";
import { JSR_FOLDER, writeJsrPackage } from "./lib/jsr.mjs";
import { obstacles } from "./lib/release.mjs";

const WORKFLOW = ".github/workflows/release.yml";
/** The steps of the workflow that sign or publish. */
const STEPS = /uses: actions\/attest|publish \.\/|gh release create/;

const read = (path) => readFileSync(join(root, path), "utf8");
const manifest = JSON.parse(read("pkg-template/package.json"));
const tag = `v${manifest.version}`;

const { values } = parseArgs({ options: { "dry-run": { type: "boolean" } } });
if (values["dry-run"]) process.exitCode = dryRun();
else {
  console.log(`A release is published by ${WORKFLOW}, which a signed tag starts:

  npm run release -- --dry-run      # on the commit of the release; nothing may prevent it
  git tag --sign ${tag} --message "edge-argon2 ${manifest.version}"
  git tag --verify ${tag}
  git push origin ${tag}

docs/releasing.md says how to set this up. Nothing was published, and no tag was made.`);
}

/** @returns {number} the exit code */
function dryRun() {
  const found = obstacles({
    ...commit(),
    manifest,
    cargo: read("Cargo.toml"),
    changelog: read("CHANGELOG.md"),
  });
  const build = [process.execPath, "scripts/run.mjs", "sbom"];
  if (!run("the build", build)) return 1;

  const publish = ["npm", "publish", "--dry-run", "--ignore-scripts", "--access=public", tarball];
  if (!run("npm would get this", publish)) found.push("npm refuses the tarball: see above.");

  writeJsrPackage(manifest);
  const jsr = [...native("deno"), "publish", "--dry-run", "--allow-dirty"];
  const accepted = run("JSR would get this, after npm", jsr, {
    cwd: JSR_FOLDER,
    env: { ...process.env, NO_COLOR: "1" },
  });
  if (!accepted) found.push("JSR refuses the package: see above.");

  title("The tarball's integrity for npm; SHA-256 of it and of its bill of materials (CycloneDX)");
  const integrity = createHash("sha512").update(readFileSync(tarball)).digest("base64");
  console.log(`sha512-${integrity}`);
  for (const path of [tarball, sbom]) console.log(sha256(readFileSync(path)), relative(root, path));

  title(`${WORKFLOW} would sign and publish with these steps`);
  for (const line of read(WORKFLOW).split("\n")) if (STEPS.test(line)) console.log(line.trim());

  const count = found.length;
  title(count > 0 ? `${count} obstacles prevent the release` : `Nothing prevents ${tag}`);
  for (const sentence of found) console.log(`- ${sentence}`);
  return count > 0 ? 1 : 0;
}

/** What git and the workflow's environment say about the commit that would be released. */
function commit() {
  const git = (...args) => answerOf("git", args);
  const { GITHUB_REF_NAME, GITHUB_REPOSITORY } = process.env;
  const tagged = git("rev-parse", "--verify", "--quiet", `${tag}^{commit}`);
  return {
    tag:
      GITHUB_REF_NAME ??
      (tagged === git("rev-parse", "HEAD") ? tag : tagged && "on another commit"),
    repository: GITHUB_REPOSITORY,
    changes: git("status", "--porcelain"),
  };
}

function run(what, [program, ...args], options) {
  title(what);
  return spawnSync(program, args, { cwd: root, stdio: "inherit", ...options }).status === 0;
}

function title(text) {
  console.log(`\n== ${text}`);
}
