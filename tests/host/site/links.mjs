// Links of the repository's Markdown, as GitHub follows them.

import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { join, posix } from "node:path";
import { describe, test } from "node:test";
import { root } from "../../../tools/paths.mjs";
import { files } from "./markdown.mjs";

const byPath = new Map(files.map((file) => [file.path, file]));

/** Why a link leads nowhere; undefined if it doesn't. */
function problem(link, from) {
  if (/^[a-z]+:/i.test(link)) return undefined;
  const [path, anchor] = link.split("#");
  const target = path === "" ? from : posix.join(posix.dirname(from), decodeURI(path));
  if (path.startsWith("/")) return "starts at the site's root, which GitHub doesn't know";
  if (!existsSync(join(root, target))) return "names a file that does not exist";
  if (anchor !== undefined && !byPath.get(target)?.anchors.has(anchor)) return "names no heading";
}

describe("links on GitHub", () => {
  test("every relative link and anchor of every Markdown file resolves", () => {
    const links = files.flatMap(({ path, links }) => links.map((link) => ({ ...link, path })));
    assert.ok(links.length > 100, "there are links");
    const broken = links.flatMap(({ text, where, path }) => {
      const reason = problem(text, path);
      return reason ? [`${where}: ${text} ${reason}`] : [];
    });
    assert.equal(broken.join("\n"), "");
  });
});
