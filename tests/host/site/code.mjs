// Every code block of the documentation is run or type-checked, here or by the suite that is named here.

import assert from "node:assert/strict";
import { existsSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, test } from "node:test";
import { nodeModules, root, tests } from "../../../tools/paths.mjs";
import { run } from "../../../tools/process.mjs";
import { tool } from "../../../tools/programs.mjs";
import { freshInstall } from "../../kit/consumer.mjs";
import { suites } from "../../suites.mjs";
import { files, fromDocs } from "./markdown.mjs";

const { default: ts } = await fromDocs("typescript");

const read = (path) => readFileSync(join(root, path), "utf8");

const isPage = (path) => /^(docs\/.*|README|SECURITY|CONTRIBUTING|PERFORMANCE)\.md$/.test(path);
const convexAuth = read("tests/examples/convex-auth/app/convex/auth.ts");

/** Blocks that another suite runs as they stand. */
const ELSEWHERE = {
  cli: ({ path, language }) => path === "docs/command-line.md" && language === "sh",
  starts: ({ path }) => path.startsWith("docs/start-"),
  guides: ({ path, language }) => path.startsWith("docs/moving-from-") && language === "diff",
  recipes: ({ path, language, code }) =>
    (path === "docs/pool.md" && code.startsWith("// recipe: ")) ||
    path.startsWith("docs/with-") ||
    (path === "docs/peppers.md" && language === "sql"),
  examples: ({ path, code }) => path === "docs/migrate.md" && convexAuth.endsWith(code),
  // Its `--peers` compares the recipes with the programs that it runs.
  consumers: ({ path }) => path === "docs/compatibility.md",
};

/** How the blocks of each language are tested here. */
const HERE = {
  ts: () => {}, // TypeScript checks them all at once
  js: () => {},
  diff: () => {}, // what it leads to
  jsonc: parsed,
  sh: namesCommands,
  text: () => {},
  txt: () => {},
};

const blocks = files.flatMap(({ path, fences }) => fences.map((fence) => ({ ...fence, path })));
const left = blocks.filter((block) => !Object.values(ELSEWHERE).some((covers) => covers(block)));
const own = left.filter(({ path }) => isPage(path));

const CHECKED = /^(ts|js|diff)$/;

/** The blocks to type-check, by the names of the files that they become. */
const programs = new Map(
  own
    .filter(({ language }) => CHECKED.test(language))
    .map((block, index) => [`block-${index}.${extension(block)}`, block]),
);

function extension({ language, code }) {
  if (/\brequire\(/.test(code)) return "cjs";
  return language === "js" ? "mjs" : "mts";
}

/** Objects, of which a first one may be only a property of a larger one. */
function parsed({ code, where }) {
  for (const part of code.split(/\n\n/)) {
    const json = part.replace(/^(\/\/.*\n)*(?=")(.*)$/s, "{$2}");
    const { error } = ts.parseConfigFileTextToJson(where, json);
    assert.equal(error?.messageText, undefined, where);
  }
}

/** The programs that a reader has, or that the page has just said to install. */
const PROGRAMS = /^(npm|npx|node|cargo|git|gh|curl|openssl|cd|cp|mkdir|set|export|printf)$/;

function namesCommands({ code, path, where }) {
  const lines = code.replaceAll("\\\n", "").split("\n");
  for (const command of lines.flatMap((line) => line.replace(/ #.*/, "").split("&&"))) {
    const [program] = command.trim().split(" ");
    if (program) assert.match(program, PROGRAMS, `${where}: no test knows ${program}`);
    npmCommandExists(command, path, where);
  }
}

/** Fails unless the scripts, suites and examples that a command names exist. */
function npmCommandExists(text, path, where) {
  const scripts = ["package.json", join(dirname(path), "package.json")]
    .filter((file) => existsSync(join(root, file)))
    .flatMap((file) => Object.keys(JSON.parse(read(file)).scripts ?? {}));
  const named = (pattern) => Array.from(text.matchAll(pattern), ([, name]) => name);
  for (const script of named(/\bnpm (?:run )?((?<=run )[\w:-]+|test|start)\b/g)) {
    assert.ok(scripts.includes(script), `${where}: there is no script ${script}`);
  }
  for (const suite of named(/--only ([a-z-]+)/g)) {
    assert.ok(suites.has(suite), `${where}: there is no suite ${suite}`);
  }
  for (const example of named(/--example ([a-z][\w-]*)/g)) {
    assert.ok(existsSync(join(root, "examples", example)), `${where}: there is no such example`);
  }
}

describe("code of the documentation", async () => {
  test("the suites that run the other blocks exist", () => {
    assert.ok(blocks.length > left.length, "there are other blocks");
    for (const [suite, covers] of Object.entries(ELSEWHERE)) {
      const block = blocks.find(covers);
      assert.ok(!block || suites.has(suite), `${block?.where}: there is no suite ${suite}`);
    }
  });

  test("every block has a language that is tested, and passes", () => {
    assert.ok(own.length > 20, "there are blocks");
    for (const block of own) {
      assert.ok(Object.hasOwn(HERE, block.language), `${block.where}: no test covers this block`);
      HERE[block.language](block);
    }
  });

  test("commands in the text of every Markdown file exist, and those in its blocks", () => {
    // In the others, scripts are those of the reader's app.
    for (const { path, inlineCode } of files.filter(({ path }) => !ELSEWHERE.starts({ path }))) {
      for (const { text, where } of inlineCode) npmCommandExists(text, path, where);
    }
    for (const block of left.filter(({ language }) => language === "sh")) namesCommands(block);
  });

  test("TypeScript accepts the blocks, with the types of the tarball and of the libraries", async () => {
    const folder = await typeChecked();
    const compilerOptions = {
      ...{ strict: true, noEmit: true, skipLibCheck: true, allowJs: true, checkJs: true },
      ...{ target: "es2022", lib: ["es2024", "dom", "dom.iterable"], types: ["node"] },
      ...{ module: "nodenext", moduleResolution: "nodenext", moduleDetection: "force" },
      noImplicitAny: false,
    };
    const project = join(folder, "tsconfig.json");
    writeFileSync(
      project,
      JSON.stringify({ compilerOptions, files: [...programs.keys(), "ambient.d.ts"] }),
    );
    const command = [...tool("typescript", "tsc"), "-p", project, "--pretty", "false"];
    const { output } = await run(command, { cwd: folder });
    const told = output.replace(/^(block-\d+\.\w+)\((\d+),/gm, (_, file, line) => {
      const block = programs.get(file);
      return `${block.path}:${block.line + Number(line) - 2} (`;
    });
    assert.equal(told, "");
  });
});

/** A folder with the blocks as modules. A first line has what the page imported further above. */
async function typeChecked() {
  const folder = await freshInstall("site");
  for (const name of ["@types", "better-auth", "hono", "lucia"]) {
    symlinkSync(join(nodeModules, name), join(folder, "node_modules", name));
  }
  writeFileSync(join(folder, "ambient.d.ts"), readFileSync(join(tests, "host/site/ambient.d.ts")));
  const names = new Map(Array.from(programs, ([file, block]) => [block, file]));
  for (const page of Map.groupBy(blocks, ({ path }) => path).values()) {
    const above = new Map();
    for (const block of page.filter(({ language }) => CHECKED.test(language))) {
      const code = block.language === "diff" ? resultOf(block.code) : block.code;
      const statements = topLevel(code);
      const declared = new Set(statements.flatMap(({ names }) => names));
      const missing = [...above].filter(([name]) => !declared.has(name));
      const first = missing.map(([, statement]) => statement).join(" ");
      if (names.has(block)) writeFileSync(join(folder, names.get(block)), `${first}\n${code}`);
      for (const { names, importOf } of statements) {
        for (const name of importOf ? names : []) above.set(name, importOf(name));
      }
    }
  }
  return folder;
}

/** What a diff leads to. The lines keep their numbers. */
const resultOf = (diff) => diff.replace(/^-.*/gm, "").replace(/^[+ ]/gm, "");

/** The statements of a module: the names that each declares and, for imports, how to repeat one. */
function topLevel(code) {
  return ts.createSourceFile("block.ts", code, ts.ScriptTarget.Latest).statements.map((node) => {
    if (!ts.isImportDeclaration(node)) {
      const declarations = node.declarationList?.declarations ?? [node];
      return { names: declarations.flatMap(({ name }) => name?.text ?? []) };
    }
    const elements = node.importClause?.namedBindings?.elements ?? [];
    const from = JSON.stringify(node.moduleSpecifier.text);
    return {
      names: elements.map(({ name }) => name.text),
      importOf: (name) => `import { ${name} } from ${from};`,
    };
  });
}
