// Makes the apps of docs/start-*.md from the pages themselves: a starter's project, the pages' files
// and commands in their order. Then users sign up and log in to each server that a page starts.

import assert from "node:assert/strict";
import { cpSync, globSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { describe, test } from "node:test";
import { root, tarball, tests } from "../../../tools/paths.mjs";
import { copyApp, install } from "../../consumers/lib/install.mjs";
import { journey, rehashedOnce } from "./journey.mjs";
import { blocksOf, commandsOf, execute, follow } from "./page.mjs";
import { api, next, svelteKit } from "./visitors.mjs";

const D1 = ".wrangler/state/v3/d1/miniflare-D1DatabaseObject/*.sqlite";

/**
 * For each folder in apps/: the page, the command that made the folder's files (except that
 * versions are fixed and large files left out), and how to visit and inspect the app.
 */
const APPS = {
  "sveltekit-cloudflare": {
    page: "start-sveltekit-cloudflare.md",
    starter: "npx sv create",
    arrive: svelteKit,
    database: D1,
    // Once there is a build, the types name its main module, whose JavaScript has type errors.
    check: "rm -r .svelte-kit/cloudflare && npm run gen && npm run check",
  },
  "hono-workers": {
    page: "start-hono-workers.md",
    starter: "npm create cloudflare@latest",
    arrive: api,
    database: D1,
    check: "npx tsc --noEmit",
  },
  "next-14": { page: "start-next.md", starter: "npx create-next-app@14", arrive: next },
  "next-16": { page: "start-next.md", starter: "npx create-next-app@16", arrive: next },
  node: { page: "start-node.md", starter: "npm init -y", arrive: api },
  "old-bcrypt-users": { page: "start-old-bcrypt-users.md", starter: "npm init -y", arrive: api },
};

describe("the pages", () => {
  test("each has an app", () => {
    const pages = globSync("start-*.md", { cwd: join(root, "docs") }).sort();
    assert.deepEqual([...new Set(Object.values(APPS).map(({ page }) => page))].sort(), pages);
  });

  for (const [app, { page, starter }] of Object.entries(APPS)) {
    test(`${page} installs what ${app} has`, () => {
      const commands = commandsOf(blocksOf(join(root, "docs", page)));
      assert.ok(
        commands.some((command) => command.startsWith(starter)),
        starter,
      );
      const { dependencies, devDependencies } = readJson(join(folderOf(app), "package.json"));
      const locked = { ...dependencies, ...devDependencies, "edge-argon2": "" };
      const installed = commands
        .filter((command) => command.startsWith("npm install "))
        .flatMap((command) => command.split(" ").slice(2))
        .filter((argument) => !argument.startsWith("--"));
      for (const argument of installed) {
        const [name, major] = argument.split(/(?<=.)@/);
        assert.ok(name in locked, `${name} is not in ${app}/package.json`);
        if (major) assert.ok(locked[name].startsWith(`${major}.`), argument);
      }
      assert.ok(installed.includes("edge-argon2"), "npm install edge-argon2");
    });
  }
});

for (const [app, { page, arrive, database = "notes.db", check }] of Object.entries(APPS)) {
  test(`${page}, ${app}`, async (t) => {
    const folder = await project(app);
    const query = (sql, ...parameters) => {
      const [file] = globSync(join(folder, database)).filter((path) => !path.includes("metadata"));
      const db = new DatabaseSync(file, { timeout: 5000 });
      try {
        return db.prepare(sql).all(...parameters);
      } finally {
        db.close();
      }
    };
    const users = { query };
    let server = 0;
    for await (const { command, url, log, isLast } of follow(
      blocksOf(join(root, "docs", page)),
      folder,
    )) {
      server += 1;
      if (app === "old-bcrypt-users" && !isLast) continue; // the app before the page's changes
      await t.test(`${command}: users sign up and log in`, () => {
        // SvelteKit compares origins only in builds.
        const comparesOrigins = arrive !== svelteKit || command !== "npm run dev";
        return journey(() => arrive(url), users, { name: String(server), comparesOrigins });
      });
      if (arrive === next) assert.deepEqual(unexpectedErrors(log()), [], "what the server prints");
      if (app === "node") {
        await t.test(`${command}: a flood is refused in part, without other errors`, async () => {
          const printed = await execute(`node flood.js ${url}/login`, folder);
          const [, yes, no] = /^(\d+) logged in, (\d+) were refused$/.exec(printed.trim());
          assert.ok(
            Number(yes) >= 200 && Number(no) > 0 && Number(yes) + Number(no) === 400,
            printed,
          );
        });
      }
      if (app !== "old-bcrypt-users") continue;
      await t.test(`${command}: users with hashes of bcryptjs are rehashed once`, () =>
        bcryptUsers(folder, () => arrive(url), users),
      );
    }
    assert.ok(server > 0, "the page starts a server");
    if (check) await t.test(check, () => execute(check, folder));
  });
}

const folderOf = (app) => join(tests, "host/starts/apps", app);
const readJson = (path) => JSON.parse(readFileSync(path, "utf8"));

/** Next reports the form of another origin, which the journey sends. */
const unexpectedErrors = (log) =>
  Array.from(log.matchAll(/Error: (.*)/g), ([, message]) => message).filter(
    (message) => message !== "Invalid Server Actions request.",
  );

/** The starter's project with its dependencies and the tarball. */
async function project(app) {
  const consumer = { consumer: `start-${app}`, folder: folderOf(app), check: [] };
  const work = await install(consumer, tarball);
  await copyApp(consumer, work);
  cpSync(join(folderOf(app), "package.json"), join(work, "package.json"));
  return work;
}

/** Adds users to the old table, as the old app's library hashed them. */
async function bcryptUsers(folder, arrive, { query }) {
  const bcrypt = createRequire(join(folder, "server.js"))("bcryptjs");
  const hashOf = (email) =>
    query("SELECT password_hash AS hash FROM users WHERE email = ?", email)[0].hash;
  const passwords = {
    ascii: "correct horse",
    typed: "Zoe\u0308 \ufb01",
    long: "0123456789".repeat(8),
  };
  for (const [name, password] of Object.entries(passwords)) {
    const email = `bcrypt-${name}@example.com`;
    const hash = bcrypt.hashSync(password, 10);
    query("INSERT INTO users (email, password_hash) VALUES (?, ?)", email, hash);
    await rehashedOnce(arrive, hashOf, email, password);
  }
}
