// The documentation site: the pages of docs/, the root's own as includes, and TypeDoc's under api/.
import { existsSync, globSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { slug } from "github-slugger";
import { defineConfig } from "vitepress";
import { fromGitHub, repository } from "./github.mjs";
import { policy } from "./headers.mjs";

const docs = join(import.meta.dirname, "..");
const { description } = JSON.parse(
  readFileSync(join(docs, "../pkg-template/package.json"), "utf8"),
);

/** Entries of the sidebar for the pages that match, with their headings less what all have in common. */
function pages(patterns, common = /^$/) {
  return [patterns]
    .flat()
    .flatMap((pattern) => globSync(`${pattern}.md`, { cwd: docs }).sort())
    .map((path) => {
      const [, heading] = /^# (.*)$/m.exec(readFileSync(join(docs, path), "utf8")) ?? [];
      const text = (heading ?? basename(path, ".md")).replaceAll("`", "").replace(common, "");
      return { text, link: `/${path.slice(0, -3)}` };
    });
}

/** A checkout may lack the page or the playground's build. */
const isThere = ({ link }) =>
  /^https:/.test(link) ||
  ["", ".md", "index.md"].some((end) => existsSync(join(docs, link + end))) ||
  existsSync(join(docs, "public", link));

const group = (text, items) => ({ text, items });
const PLAYGROUND = { text: "Playground", link: "/playground/index.html", target: "_self" };

export default defineConfig({
  title: "edge-argon2",
  description,
  lang: "en-US",
  srcDir: docs,
  outDir: join(docs, "../dist/site"),
  cleanUrls: true,
  ignoreDeadLinks: "localhostLinks",
  head: [["link", { rel: "icon", href: "/icon.svg" }]],
  markdown: {
    anchor: { slugify: slug }, // a link to a heading works on GitHub, too
    config: fromGitHub,
    theme: { light: "github-light-high-contrast", dark: "github-dark-high-contrast" },
  },
  transformPageData({ frontmatter: { hero } }) {
    if (hero) hero.actions = hero.actions.filter(isThere);
  },
  themeConfig: {
    search: { provider: "local" },
    outline: [2, 3],
    nav: [
      { text: "Guide", link: "/getting-started" },
      { text: "API", link: "/api/" },
      PLAYGROUND,
      { text: "Source", link: repository },
    ].filter(isThere),
    sidebar: {
      "/": [
        group("Getting started", pages(["getting-started", "start-*"])),
        group("Guides", [
          ...pages(["choosing-costs", "peppers", "pool", "migrate", "command-line"]),
          ...[PLAYGROUND].filter(isThere),
        ]),
        group("Frameworks", pages(["frameworks", "with-*"], /^With /)),
        group("Moving from", pages("moving-from-*", /^Moving from /)),
        group("Security", pages(["security", "what-we-cannot-promise", "kernel-proof"])),
        group("Reference", pages(["compatibility", "performance", "architecture", "changelog"])),
        group("Contributing", pages(["contributing", "releasing"])),
      ],
      "/api/": [group("API", pages(["api/edge-argon2", "api/edge-argon2/*"]))],
    },
  },
  ...policy(),
});
