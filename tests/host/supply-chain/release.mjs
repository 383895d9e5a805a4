// What `npm run release -- --dry-run` refuses, and what it shows: real runs in a repository of their own.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { before, describe, test } from "node:test";
import { SOURCES, STAGES } from "../../../scripts/build/index.mjs";
import { obstacles } from "../../../scripts/lib/release.mjs";
import { root } from "../../../tools/paths.mjs";
import { output, run } from "../../../tools/process.mjs";
import { native } from "../../../tools/programs.mjs";
import { temporaryFolder } from "../../kit/consumer.mjs";
import { cleanBuild, RUNS_ON } from "./clean-build.mjs";

const ready = {
  tag: "v1.2.3",
  repository: "owner/edge-argon2",
  changes: "",
  manifest: {
    name: "edge-argon2",
    version: "1.2.3",
    homepage: "https://github.com/owner/edge-argon2#readme",
    bugs: { url: "https://github.com/owner/edge-argon2/issues", email: "security@example.com" },
    repository: { type: "git", url: "git+https://github.com/owner/edge-argon2.git" },
  },
  cargo: '[package]\nname = "edge-argon2"\nversion = "1.2.3"\n',
  changelog: "# Changelog\n\n## [1.2.3] - 2026-01-31\n",
};

const { bugs } = ready.manifest;
const named = (fields) => ({ manifest: { ...ready.manifest, ...fields } });

const read = (path) => readFileSync(join(root, path), "utf8");

describe("release", () => {
  for (const [title, change] of [
    ["a tag", {}],
    ["no tag yet", { tag: undefined, repository: undefined }],
  ]) {
    test(`a version that is ready and has ${title} is not refused`, () => {
      assert.equal(obstacles({ ...ready, ...change }).join(" "), "", "obstacles");
    });
  }

  for (const [title, change, mention] of [
    ["another tag than the package's version", { tag: "v1.2.4" }, "The tag is v1.2.4"],
    ["another version in Cargo.toml", { cargo: '\nversion = "1.2.2"\n' }, "Cargo.toml"],
    ["no section in CHANGELOG.md", { changelog: "## [1.2.30] - 2026-01-31\n" }, "CHANGELOG.md"],
    ["a section without a date", { changelog: "## [1.2.3]\n" }, "YYYY-MM-DD"],
    ["changes that no commit has", { changes: " M README.md" }, "work tree"],
    ["a folder without git", { changes: undefined }, "no git repository"],
    ["a package that names no repository", { repository: "owner/fork" }, '"repository"'],
    [
      "a placeholder as repository",
      { ...named({ repository: { url: "git+https://x.invalid/x.git" } }), repository: undefined },
      '"repository"',
    ],
    ["a placeholder as homepage", named({ homepage: "https://x.invalid/" }), '"homepage"'],
    [
      "a placeholder for issues",
      named({ bugs: { ...bugs, url: "https://x.invalid" } }),
      '"bugs.url"',
    ],
    [
      "a placeholder for reports",
      named({ bugs: { ...bugs, email: "a@x.invalid" } }),
      '"bugs.email"',
    ],
    ["no address for reports", named({ bugs: { url: bugs.url } }), '"bugs.email"'],
  ]) {
    test(`a release is refused for ${title}`, () => {
      const found = obstacles({ ...ready, ...change });
      assert.equal(found.length, 1, "obstacles");
      assert.ok(found[0].includes(mention), found[0]);
    });
  }

  test("the package, the crate and the changelog agree on the version", () => {
    const manifest = JSON.parse(read("pkg-template/package.json"));
    const found = obstacles({
      ...ready,
      tag: `v${manifest.version}`,
      manifest: { ...ready.manifest, version: manifest.version },
      cargo: read("Cargo.toml"),
      changelog: read("CHANGELOG.md"),
    });
    assert.equal(found.join(" "), "", "obstacles");
  });

  test("no placeholder of an address is anywhere but in package.json", () => {
    for (const path of ["SECURITY.md", "README.md", "CONTRIBUTING.md", "Cargo.toml"]) {
      const found = /\S+\.invalid\b|TO BE FILLED IN/.exec(read(path));
      assert.equal(found?.[0], undefined, path);
    }
  });
});

describe("release command", () => {
  const folder = join(temporaryFolder("release"), "repository");
  const { version } = JSON.parse(read("pkg-template/package.json"));
  const git = (...args) =>
    output(["git", "-c", "user.name=test", "-c", "user.email=test@example.com", ...args], {
      cwd: folder,
    });
  const commit = async () => {
    await git("add", "--all");
    await git("commit", "--quiet", "--message", "a commit of the test");
  };
  const release = (args, env) =>
    run([process.execPath, "scripts/release.mjs", ...args], {
      cwd: folder,
      env: { GITHUB_REF_NAME: undefined, GITHUB_REPOSITORY: undefined, ...env },
    });
  const edit = (path, change) =>
    writeFileSync(join(folder, path), change(readFileSync(join(folder, path), "utf8")));

  before(async () => {
    const built = await cleanBuild();
    const made = [...STAGES.flatMap(({ outputs }) => outputs), "dist"];
    for (const path of [...RUNS_ON, ...SOURCES, ...made]) {
      cpSync(join(built, path), join(folder, path), { recursive: true });
    }
    for (const path of [".github", ".gitignore", "CHANGELOG.md"]) {
      cpSync(join(root, path), join(folder, path), { recursive: true });
    }
    for (const path of ["node_modules", ".tools"]) {
      symlinkSync(join(root, path), join(folder, path));
    }
    mkdirSync(dirname(join(folder, ".git/info/exclude")), { recursive: true });
    await git("init", "--quiet");
    writeFileSync(join(folder, ".git/info/exclude"), "node_modules\n.tools\n");
    await commit();
  });

  test("placeholders end it with 1, are all named, and the rest is shown", async () => {
    const { code, output: told } = await release(["--dry-run"]);
    for (const field of ["repository", "homepage", "bugs.url", "bugs.email"]) {
      assert.ok(told.includes(`"${field}"`), `${field} is not named:\n${told.slice(-3000)}`);
    }
    assert.match(told, /\b4 obstacles/);
    assert.equal(code, 1, "exit code");
    const tarball = readFileSync(join(folder, "dist/edge-argon2.tgz"));
    const digest = (algorithm, encoding) => createHash(algorithm).update(tarball).digest(encoding);
    assert.ok(told.includes(`${digest("sha256", "hex")} dist/edge-argon2.tgz`), "SHA-256");
    assert.ok(told.includes(`sha512-${digest("sha512", "base64")}`), "npm's integrity");
    for (const file of JSON.parse(read("tests/host/package/files.json"))) {
      assert.ok(told.includes(` ${file}\n`), `${file} is not listed`);
    }
    assert.match(told, new RegExp(`Publishing to .* tag latest .*\\n\\+ edge-argon2@${version}`));
    assert.match(told, /Simulating publish of @edge-argon2\/[\s\S]*Success Dry run complete/);
    assert.match(told, /dist\/edge-argon2\.cdx\.json/);
    assert.match(told, /actions\/attest@[\s\S]*--provenance/);
  });

  test("the package for JSR has what npm's has, and hashes", async () => {
    writeFileSync(
      join(folder, "dist/jsr/try.js"),
      `const { default: { exports } } = await import("./deno.json", { with: { type: "json" } });
      for (const [path, file] of Object.entries(exports)) {
        const [own, npm] = [await import(file), await import(path.replace(".", "edge-argon2"))];
        const differs = Object.keys(npm).some((name) => own[name] !== npm[name]);
        console.log(path, differs ? "differs" : "same");
      }
      const { Argon2id } = await import("./mod.ts");
      console.log(await new Argon2id().hash("password"));`,
    );
    const deno = [...native("deno"), "run", "--no-prompt", "--allow-read", "try.js"];
    const told = await output(deno, { cwd: join(folder, "dist/jsr") });
    const { exports } = JSON.parse(read("pkg-template/package.json"));
    for (const path of Object.keys(exports).filter((path) => !/wasm|worker|json/.test(path))) {
      assert.ok(told.includes(`${path} same\n`), `${path}:\n${told}`);
    }
    assert.match(told, /^\$argon2id\$v=19\$m=19456,t=2,p=1\$/m);
  });

  test("real addresses end it with 0", async () => {
    edit("pkg-template/package.json", (text) =>
      JSON.stringify({ ...JSON.parse(text), ...ready.manifest, version }, null, 2),
    );
    await commit();
    const { code, output: told } = await release(["--dry-run"]);
    assert.ok(told.includes(`Nothing prevents v${version}`), told.slice(-3000));
    assert.equal(code, 0, "exit code");
  });

  test("a dirty tree, a changelog without the version and a different tag are all named", async () => {
    edit("CHANGELOG.md", (text) => text.replaceAll(`[${version}]`, "[9.9.9]"));
    const env = { GITHUB_REF_NAME: "v9.9.9", GITHUB_REPOSITORY: "owner/edge-argon2" };
    const { code, output: told } = await release(["--dry-run"], env);
    for (const mention of [
      "The work tree has changes",
      "CHANGELOG.md has no",
      "The tag is v9.9.9",
    ]) {
      assert.ok(told.includes(mention), `${mention}:\n${told.slice(-3000)}`);
    }
    assert.match(told, /\b3 obstacles/);
    assert.equal(code, 1, "exit code");
  });

  test("a tag of the version on an older commit is named", async () => {
    await git("tag", `v${version}`);
    await git("commit", "--quiet", "--allow-empty", "--message", "another commit");
    const { code, output: told } = await release(["--dry-run"]);
    assert.match(told, /The tag is on another commit/);
    assert.equal(code, 1, "exit code");
    await git("tag", "--delete", `v${version}`);
  });

  test("without --dry-run it says how a release is made, and makes no tag", async () => {
    const { code, output: told } = await release([]);
    assert.ok(told.includes(`git tag --sign v${version}`), told);
    assert.equal(code, 0, "exit code");
    assert.equal(await git("tag"), "", "tags");
  });
});
