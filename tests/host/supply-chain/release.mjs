// What `npm run release:check` refuses, and that it finds nothing to refuse now.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { obstacles } from "../../../scripts/lib/release.mjs";
import { root } from "../../../tools/paths.mjs";

const ready = {
  tag: "v1.2.3",
  repository: "owner/edge-argon2",
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
  test("a version that is ready is not refused", () => {
    assert.equal(obstacles(ready).join(" "), "", "obstacles");
  });

  for (const [title, change, mention] of [
    ["another tag than the package's version", { tag: "v1.2.4" }, "The tag is v1.2.4"],
    ["another version in Cargo.toml", { cargo: '\nversion = "1.2.2"\n' }, "Cargo.toml"],
    ["no section in CHANGELOG.md", { changelog: "## [1.2.30] - 2026-01-31\n" }, "CHANGELOG.md"],
    ["a section without a date", { changelog: "## [1.2.3]\n" }, "YYYY-MM-DD"],
    ["a package that names no repository", { repository: "owner/fork" }, '"repository"'],
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
