// Each figure names the command that measures it.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { files } from "./markdown.mjs";

/** Sections that compare the code with earlier versions of it, which no command brings back. */
const HISTORY = ["The limit", "What makes it fast", "What did not help"];

const PAGES = ["README.md", "PERFORMANCE.md", "docs/index.md"];
const COMMAND = /`npm (run|test)\b[^`]*`/;
const FIGURE = /\d ?(ms|%|×)(?! passes)|\d+\.\d+ KiB|\btimes as (fast|long)\b|benchmark\.svg/;

const isTable = (block) => block?.startsWith("|");

describe("figures", () => {
  for (const { path, text } of files.filter(({ path }) => PAGES.includes(path))) {
    const sections = text.replace(/^```.*?^```$/gms, "").split(/^##? /m);

    test(`each section of ${path} with figures names a command`, () => {
      for (const section of sections) {
        const [title] = section.split("\n");
        if (HISTORY.includes(title) || !FIGURE.test(section)) continue;
        assert.ok(COMMAND.test(section), `${title}: ${FIGURE.exec(section)[0]}`);
      }
    });
  }

  test("each table of PERFORMANCE.md has its command beside it", () => {
    const blocks = files.find(({ path }) => path === "PERFORMANCE.md").text.split(/\n\n+/);
    const tables = blocks.flatMap((block, index) => (isTable(block) ? [index] : []));
    assert.ok(tables.length >= 4, "there are tables");
    for (const index of tables) {
      const beside = [blocks[index - 1], blocks[index + 1]].filter((block) => !isTable(block));
      assert.ok(COMMAND.test(beside.join("\n")), blocks[index].split("\n")[0]);
    }
  });
});
