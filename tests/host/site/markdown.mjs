// The repository's Markdown, parsed as GitHub parses it.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { installLocked } from "../../../tools/install.mjs";
import { root } from "../../../tools/paths.mjs";
import { output } from "../../../tools/process.mjs";

const docs = join(root, "docs");
// Everything that needs these packages imports this module: a build beside it would install them, too.
await installLocked(docs, console.log);
const { resolve } = createRequire(join(docs, "package.json"));

/** A package that docs/package.json names. */
export const fromDocs = (name) => import(pathToFileURL(resolve(name)));

const { default: markdownIt } = await fromDocs("markdown-it");
const { default: Slugger } = await fromDocs("github-slugger");
const parser = markdownIt({ html: true });

const LISTED = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "*.md"];
const listed = await output(LISTED, { cwd: root });

/** @typedef {{ text: string, where: string }} Place `where` is the file and the line */

/**
 * Every Markdown file.
 *
 * @type {{ path: string, text: string, links: Place[], anchors: Set<string>, inlineCode: Place[],
 *   fences: { language: string, code: string, line: number, where: string }[] }[]}
 */
export const files = [...new Set(listed.trim().split("\n"))].map(read);

function read(path) {
  const source = readFileSync(join(root, path), "utf8");
  // Front matter is VitePress's; its lines stay, so that those after it keep their numbers.
  const text = source.replace(/^---\n.*?\n---\n/s, (matter) => matter.replace(/.+/g, ""));
  const file = { path, text, links: [], anchors: new Set(), inlineCode: [], fences: [] };
  const slugger = new Slugger();
  const tokens = parser.parse(text, {});
  let line = 1;
  for (const [index, token] of tokens.entries()) {
    if (token.map) line = token.map[0] + 1; // a table's cells have none
    const where = `${path}:${line}`;
    if (token.type === "fence" || token.type === "code_block") {
      const [language] = token.info.split(" ");
      file.fences.push({ language, code: token.content, line: line + 1, where });
    }
    if (token.type === "html_block") readHtml(token.content, where, file);
    for (const child of token.children ?? []) {
      const href = child.attrGet("href") ?? child.attrGet("src");
      if (href !== null) file.links.push({ text: href, where });
      if (child.type === "code_inline") file.inlineCode.push({ text: child.content, where });
      if (child.type === "html_inline") readHtml(child.content, where, file);
    }
    if (tokens[index - 1]?.type === "heading_open") {
      const plain = token.children.filter(({ type }) => /^(text|code_inline)$/.test(type));
      file.anchors.add(slugger.slug(plain.map(({ content }) => content).join("")));
    }
  }
  return file;
}

function readHtml(html, where, { links, anchors }) {
  for (const [, name, value] of html.matchAll(/\b(href|src|srcset|id|name)="([^"]*)"/g)) {
    if (/^(id|name)$/.test(name)) anchors.add(value);
    else links.push({ text: value, where });
  }
}
