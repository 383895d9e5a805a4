// Runs the code of docs/with-*.md, as it stands there, with the libraries that the pages are about.

import assert from "node:assert/strict";
import { argon2Sync, hkdfSync } from "node:crypto";
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { root, tarball } from "../../../tools/paths.mjs";
import { run as runCommand, throughPipe } from "../../../tools/process.mjs";
import { node, tool } from "../../../tools/programs.mjs";
import { wranglerDev } from "../../../tools/workerd.mjs";
import { install } from "../../consumers/lib/install.mjs";
import { installedPackage } from "../../kit/consumer.mjs";
import { runtimes } from "../../kit/runtimes.mjs";

const here = fileURLToPath(new URL(".", import.meta.url));
const work = await install({ consumer: "recipes", folder: here }, tarball);
const { Argon2id } = await installedPackage();

const NEW = /^\$argon2id\$v=19\$m=19456,t=2,p=1\$/;
const PASSWORD = "correct horse battery staple";

/** The files of a page, in order; a path that comes twice is a variant of the first one. */
const filesOf = (page) =>
  Array.from(
    readFileSync(join(root, `docs/with-${page}.md`), "utf8").matchAll(
      /```ts \[(\S+)\]\n([\s\S]*?)```/g,
    ),
    ([, path, code]) => [path, code],
  );

/** Writes a page's files into a folder of its own, with users' in place of the database. */
function write(page, files, users) {
  const folder = join(work, "pages", page);
  rmSync(folder, { recursive: true, force: true });
  const put = (path, text) => {
    mkdirSync(join(folder, dirname(path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  const app = join(here, "apps", page);
  if (existsSync(app)) cpSync(app, folder, { recursive: true });
  else put("main.ts", readFileSync(`${app}.ts`, "utf8"));
  if (users) put(users, readFileSync(join(here, "apps/users.ts"), "utf8"));
  for (const [path, code] of files) put(path, code);
  return folder;
}

/** Hashes that AdonisJS's drivers made: nuxt-auth-utils uses one of them, too. */
const ofAdonis = JSON.parse(
  readFileSync(join(here, "../../portable/migrate/vectors.json"), "utf8"),
).vectors.filter(
  ({ library, password }) => /@adonisjs\/hash/.test(library) && password === PASSWORD,
);
const scrypt = { scrypt: ofAdonis.find(({ format }) => format === "phc").stored };
const bcrypt = { bcrypt: ofAdonis.find(({ format }) => format === "bcrypt").stored };
const weak = { weak: await new Argon2id({ memorySize: 64 }).hash(PASSWORD) };

/** Users with these hashes, and one whose hash is new, log in; wrong passwords don't. */
async function checkLogIns(visit, old) {
  const hashes = { fresh: await new Argon2id().hash(PASSWORD), ...old };
  const names = Object.keys(hashes);
  const wrong = names.map((name) => [name, `${PASSWORD}!`]);
  const refused = await visit({ hashes, attempts: [...wrong, ["nobody", PASSWORD]] });
  assert.deepEqual(
    refused.results,
    [...names, "nobody"].map(() => false),
  );
  assert.deepEqual(refused.stored, hashes, "hashes after wrong passwords");

  const twice = names.flatMap((name) => [
    [name, PASSWORD],
    [name, PASSWORD],
  ]);
  const { results, stored } = await visit({ hashes, attempts: twice });
  assert.deepEqual(
    results,
    twice.map(() => true),
  );
  assert.equal(stored.fresh, hashes.fresh, "a new hash is kept");
  for (const name of Object.keys(old)) assert.match(stored[name], NEW, name);
}

describe("with-adonisjs.md", () => {
  const RUN = `import { json } from "node:stream/consumers";
    import { run } from "./main.ts";
    console.log(JSON.stringify(await run(await json(process.stdin))));`;
  const [simple, migrating, ...rest] = filesOf("adonisjs");
  for (const [title, config, old] of [
    ["an app whose hashes are Argon2's", simple, weak],
    ["an app with users of the other drivers", migrating, { ...weak, ...scrypt, ...bcrypt }],
  ]) {
    test(`${title}, in Node 24`, async () => {
      const folder = write("adonisjs", [config, ...rest], "app/services/users.ts");
      const command = [node(24), "--input-type=module", "--eval", RUN];
      await checkLogIns((input) => throughPipe(command, folder, input), old);
    });
  }
});

/** Where a page's code runs, and the path of its users. */
const PAGES = { "auth-js": "src/users.ts", "remix-auth": "app/users.server.ts" };
const RUNTIMES = [
  { ...runtimes["Node 24"], bundling: { packages: "external" } },
  { ...runtimes.workerd, bundling: {} },
];

for (const [page, users] of Object.entries(PAGES)) {
  describe(`with-${page}.md`, () => {
    for (const { name, run, bundling } of RUNTIMES) {
      test(`users log in, in ${name}`, async () => {
        const entry = join(write(page, filesOf(page), users), "main.ts");
        await checkLogIns((input) => run(entry, { folder: work, bundling, input }), weak);
      });
    }
  });
}

describe("with-effect.md", () => {
  for (const { name, run, bundling } of RUNTIMES) {
    test(`it hashes and derives, in ${name}`, async () => {
      const entry = join(write("effect", filesOf("effect")), "main.ts");
      const { password, argon2id, hkdf, reasons } = await run(entry, { folder: work, bundling });
      assert.match(password.hash, NEW);
      assert.deepEqual([password.right, password.wrong], [true, false], "verify");
      const [salt, info] = ["a salt of some length", ""];
      const costs = { memory: 65536, passes: 3, parallelism: 4, tagLength: 32 };
      const tag = argon2Sync("argon2id", { message: "secret", nonce: salt, ...costs });
      assert.deepEqual(argon2id, [...tag], "OpenSSL's Argon2id");
      assert.deepEqual(
        hkdf,
        [...Buffer.from(hkdfSync("sha256", "secret", salt, info, 32))],
        "HKDF",
      );
      assert.deepEqual(reasons, Array(3).fill("InvalidArgument"), "reasons");
    });
  }
});

describe("with-nuxt-auth-utils.md", () => {
  test("users log in, in workerd", async () => {
    const folder = write("nuxt-auth-utils", filesOf("nuxt-auth-utils"), "server/utils/users.ts");
    const env = { NODE_PATH: "", NUXT_TELEMETRY_DISABLED: "1" };
    const nuxt = [node(24), join(work, "node_modules/nuxt/bin/nuxt.mjs"), "build"];
    const { output: built } = await runCommand(nuxt, { cwd: folder, env });
    assert.match(
      built,
      /"hashPassword".*has been ignored and .*server\/utils\/password\.ts" is used/,
    );
    const args = [".output/server/index.mjs", "--compatibility-date", "2026-11-17"];
    const { url, stop } = await wranglerDev(folder, args);
    try {
      const visit = async (input) => {
        const headers = { "content-type": "application/json" };
        const body = JSON.stringify(input);
        return (await fetch(`${url}/api/visit`, { method: "POST", headers, body })).json();
      };
      await checkLogIns(visit, { ...weak, ...scrypt });
    } finally {
      await stop();
    }
  });
});

test("the pages' code compiles with the libraries' types", async () => {
  const include = Object.keys(PAGES).concat("adonisjs", "effect");
  const compilerOptions = {
    ...{ strict: true, noEmit: true, skipLibCheck: true, allowImportingTsExtensions: true },
    ...{ target: "es2024", module: "esnext", moduleResolution: "bundler" },
    ...{ types: ["node"], typeRoots: [join(root, "node_modules/@types")] },
  };
  writeFileSync(
    join(work, "tsconfig.json"),
    JSON.stringify({ compilerOptions, include: include.map((page) => `pages/${page}`) }),
  );
  const command = [...tool("typescript", "tsc"), "-p", ".", "--pretty", "false"];
  const { code, output: told } = await runCommand(command, { cwd: work });
  assert.equal(told.trim(), "");
  assert.equal(code, 0);
});
