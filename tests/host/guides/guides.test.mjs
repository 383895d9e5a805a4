// Tests the diffs in docs/moving-from-*.md. git applies each to a small app whose users signed up
// with the page's old library. Then the app runs on the tarball, and these users log in.

import assert from "node:assert/strict";
import {
  cpSync,
  existsSync,
  globSync,
  mkdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { describe, test } from "node:test";
import { root, tests } from "../../../tools/paths.mjs";
import { output, run as runCommand, serve } from "../../../tools/process.mjs";
import { native, node } from "../../../tools/programs.mjs";
import { databaseCopy, executeD1 } from "../../examples/harness/d1.mjs";
import { stopServer, wranglerDev } from "../../examples/harness/server.mjs";
import { consumer, temporaryFolder } from "../../kit/consumer.mjs";

const apps = join(tests, "host/guides/apps");

/** Three are not in NFKC, and the last one is longer than bcrypt reads. */
const PASSWORDS = {
  ascii: "correct horse battery staple",
  ligature: "\ufb01anc\u00e9 \u212b \u00bd",
  decomposed: "Zoe\u0308 Bronte\u0308",
  fullWidth: "\uff30\uff41\uff53\uff53\uff57\uff4f\uff52\uff44",
  long: "0123456789".repeat(8),
};

/** Where an app keeps its hashes, unless it keeps them in `users`. */
const TABLES = {
  "better-auth": "(SELECT name, password AS hash FROM account JOIN user ON user.id = userId)",
  "lucia-2": "(SELECT substr(id, 10) AS name, hashed_password AS hash FROM user_key)",
};

/** The repository has two versions of these libraries, one of them under a different name. */
const VERSIONS = {
  "lucia-3": { lucia: "lucia-3" },
  "node-rs-argon2": { "@node-rs/argon2": "node-rs-argon2-2" },
};

/** Node 24 has Argon2 in node:crypto and WebCrypto; Node 22 doesn't. */
const [OLD_NODE, NEW_NODE] = [node(24), node(22)];

for (const path of globSync(join(root, "docs/moving-from-*.md")).sort()) suite(path);

/** A page's tests. `+++ b/<app>/users.js` in its diffs names the apps that they change. */
function suite(path) {
  const text = readFileSync(path, "utf8");
  const diff = [...text.matchAll(/^```diff\n(.*?)^```$/gms)].map(([, block]) => block).join("");
  const names = [...diff.matchAll(/^\+\+\+ b\/([\w-]+)\/users\.js$/gm)].map(([, app]) => app);
  const [, alias, peer] = /`(--alias:((?:@[\w-]+\/)?[\w-]+)\S*=edge-argon2\S*)`/.exec(text) ?? [];
  describe(basename(path, ".md"), () => {
    for (const app of names) follow(app, { diff, alias, peer });
  });
}

function follow(app, { diff, alias, peer }) {
  const rehashes = /rehash/i.test(diff);
  let folder;
  let old;

  test(`${app}: users sign up before the move`, async () => {
    folder = await copyOf(app);
    await serving(folder, { runtime: OLD_NODE }, async (post) => {
      const present = stored(folder); // users of a library that can't run here
      for (const [name, password] of Object.entries(PASSWORDS)) {
        if (name in present) continue;
        assert.equal(await post("/signup", name, password), 201, `${name} signs up`);
      }
      await everyoneLogsIn(post);
    });
    old = stored(folder);
  });

  if (alias) {
    test(`${app}: they log in to the unchanged app, bundled with ${alias}`, async () => {
      rmSync(join(folder, "node_modules", peer));
      const flags = ["--bundle", "--platform=node", "--format=esm", "--outfile=bundle.js", alias];
      await output([...native("esbuild"), "server.js", ...flags], { cwd: folder });
      await serving(folder, { runtime: NEW_NODE, script: "bundle.js" }, everyoneLogsIn);
      assert.equal(JSON.stringify(stored(folder)), JSON.stringify(old), "hashes");
    });
  }

  test(`${app}: the diff applies`, async () => {
    const cwd = dirname(folder);
    writeFileSync(join(cwd, "page.diff"), diff);
    const git = ["git", "apply", "--verbose", `--include=${app}/*`, "page.diff"];
    const { code, output: told } = await runCommand(git, { cwd });
    assert.ok(code === 0 && told.includes("cleanly") && !told.includes("offset"), told);
  });

  test(`${app}: they log in after the move${rehashes ? ", and get a new hash once" : ""}`, async () => {
    await linkImports(folder);
    await serving(folder, { runtime: NEW_NODE }, async (post) => {
      for (const [name, password] of Object.entries(PASSWORDS)) {
        assert.equal(await post("/login", name, `!${password}`), 401, `${name}, wrong password`);
      }
      const wrong = stored(folder);
      await everyoneLogsIn(post);
      const once = stored(folder);
      await everyoneLogsIn(post);
      const twice = stored(folder);
      for (const name of Object.keys(PASSWORDS)) {
        assert.equal(wrong[name], old[name], `${name}'s hash after a wrong password`);
        const changed = once[name].startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
        if (rehashes) assert.ok(changed, `${name} has no new hash`);
        else assert.equal(once[name], old[name], `${name}'s hash after logging in`);
        assert.equal(twice[name], once[name], `${name}'s hash after logging in again`);
      }
    });
  });

  test(`${app}: new users sign up and log in after the move`, async () => {
    await serving(folder, { runtime: NEW_NODE }, async (post) => {
      assert.equal(await post("/signup", "newcomer", PASSWORDS.ligature), 201, "signing up");
      assert.equal(await post("/login", "newcomer", PASSWORDS.ligature), 200, "logging in");
      assert.equal(await post("/login", "newcomer", PASSWORDS.ascii), 401, "a wrong password");
      assert.equal(await post("/login", "nobody", PASSWORDS.ascii), 401, "an unknown name");
      if (rehashes) assert.ok(stored(folder).newcomer.startsWith("$argon2id$"), "the new hash");
    });
  });
}

async function everyoneLogsIn(post) {
  for (const [name, password] of Object.entries(PASSWORDS)) {
    assert.equal(await post("/login", name, password), 200, `${name} logs in`);
  }
}

/** A folder with the app, the library that it uses, and the package. */
async function copyOf(app) {
  const folder = join(temporaryFolder("guides"), app);
  cpSync(join(apps, app), folder, { recursive: true });
  for (const file of ["app.js", "server.js"]) cpSync(join(apps, file), join(folder, file));
  if (isBound(folder)) {
    cpSync(join(root, "examples/service-binding"), join(folder, "service"), { recursive: true });
  }
  writeFileSync(join(folder, "package.json"), '{ "private": true, "type": "module" }\n');
  await linkImports(folder);
  if (existsSync(join(folder, "users.sql"))) {
    await executeD1(folder, "DB", readFileSync(join(folder, "users.sql"), "utf8"));
  }
  return folder;
}

/** Makes node_modules contain only the package and what the app's files import. */
async function linkImports(folder) {
  const modules = join(folder, "node_modules");
  rmSync(modules, { recursive: true, force: true });
  const sources = globSync(join(folder, "*.js")).map((file) => readFileSync(file, "utf8"));
  const imports = sources
    .join("\n")
    .matchAll(/^(?:import|\}).* from "(?!node:)((?:@[\w-]+\/)?[\w-]+)/gm);
  for (const name of new Set(["edge-argon2", ...[...imports].map(([, name]) => name)])) {
    const version = VERSIONS[basename(folder)]?.[name] ?? name;
    const home = name === "edge-argon2" ? await consumer() : root;
    const link = join(modules, name);
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(join(home, "node_modules", version), link);
  }
}

/** Runs the app during `visit`, which gets a function that posts to it and returns the status. */
async function serving(folder, { runtime, script = "server.js" }, visit) {
  const inWorkerd = existsSync(join(folder, "wrangler.jsonc"));
  const start = inWorkerd ? inWrangler : inNode;
  const { url, stop } = await start(folder, [runtime, script]);
  const post = async (path, name, password) => {
    const body = JSON.stringify({ name, password });
    return (await fetch(url + path, { method: "POST", body })).status;
  };
  try {
    await visit(post);
  } finally {
    await stop();
  }
}

/** Starts the app in Node. */
async function inNode(cwd, command) {
  const env = { BETTER_AUTH_SECRET: "a secret that is long enough for better-auth" };
  const { value: url, stop } = await serve(command, /Ready on (\S+)/, { cwd, env });
  return { url, stop };
}

/** Runs the app in `wrangler dev`, and the service too while the app is bound to it. */
async function inWrangler(folder) {
  const configs = isBound(folder) ? ["wrangler.jsonc", "service/wrangler.jsonc"] : [];
  const { url } = await wranglerDev(folder, configs);
  return { url, stop: stopServer };
}

function isBound(folder) {
  const config = join(folder, "wrangler.jsonc");
  return existsSync(config) && readFileSync(config, "utf8").includes('"services"');
}

/** The stored hash of each user, read from outside the app. */
function stored(folder) {
  const own = join(folder, "users.db");
  const db = new DatabaseSync(existsSync(own) ? own : databaseCopy(folder));
  const rows = db.prepare(`SELECT name, hash FROM ${TABLES[basename(folder)] ?? "users"}`).all();
  db.close();
  return Object.fromEntries(rows.map(({ name, hash }) => [name, text(hash)]));
}

const text = (hash) => (typeof hash === "string" ? hash : Buffer.from(hash).toString("hex"));
