// The pages are written for GitHub. Here, links to files that are pages become links of the site, and
// links to other files lead to the repository.
import { existsSync, readFileSync, statSync } from "node:fs";
import { join, posix } from "node:path";

const root = join(import.meta.dirname, "../..");
const manifest = JSON.parse(readFileSync(join(root, "pkg-template/package.json"), "utf8"));

export const repository = manifest.repository.url.replace(/^git\+|\.git$/g, "");

/** The file that a page of docs/ shows: its own, or one of the root. */
function sourceOf(page) {
  const [, included] =
    /^<!--@include: \.\.\/(.*)-->$/m.exec(readFileSync(join(root, "docs", page), "utf8")) ?? [];
  return included ?? `docs/${page}`;
}

/** Replaces what a file of the repository links to. */
function target(href, from) {
  if (/^([a-z]+:|[#/])/i.test(href)) return href;
  const [path, hash] = href.split(/(?=#)/);
  const file = posix.join(posix.dirname(from), decodeURI(path));
  const page = posix.dirname(file) === "." ? file.toLowerCase() : posix.relative("docs", file);
  if (/^[^.].*\.md$/.test(page) && existsSync(join(root, "docs", page))) {
    return `/${page.replace(/(index)?\.md$/, "")}${hash ?? ""}`;
  }
  if (!existsSync(join(root, file))) return href; // VitePress reports it
  const kind = statSync(join(root, file)).isDirectory() ? "tree" : "blob";
  return `${repository}/${kind}/main/${file}${hash ?? ""}`;
}

/** A plugin of markdown-it. */
export function fromGitHub(md) {
  md.core.ruler.push("from-github", ({ tokens, env }) => {
    if (env.relativePath === undefined) return; // a heading, for the title
    const from = sourceOf(env.relativePath);
    for (const [index, { children, content }] of tokens.entries()) {
      const around = [tokens[index - 1], tokens[index + 1]];
      // Only Markdown can't do without an empty header.
      if (content === "" && around[0]?.type === "th_open")
        for (const cell of around) cell.tag = "td";
      for (const token of children ?? []) {
        if (token.type === "link_open") token.attrSet("href", target(token.attrGet("href"), from));
        if (token.type !== "image") continue;
        // VitePress finds images by their path from the page.
        const file = posix.join(posix.dirname(from), token.attrGet("src"));
        const path = posix.relative(posix.dirname(`docs/${env.relativePath}`), file);
        token.attrSet("src", `./${path}`);
        // The paragraph scrolls on a narrow screen, also with the keyboard.
        around[0].attrSet("class", "chart");
        around[0].attrSet("tabindex", "0");
      }
    }
  });
}
