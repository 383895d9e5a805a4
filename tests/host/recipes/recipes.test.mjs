// Runs the code of docs/pool.md and docs/peppers.md as it stands there; frameworks.mjs does so for
// docs/with-*.md.

import assert from "node:assert/strict";
import { argon2Sync, createHash } from "node:crypto";
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { describe, test } from "node:test";
import { pathToFileURL } from "node:url";
import { root } from "../../../tools/paths.mjs";
import { freshInstall, installedPackage } from "../../kit/consumer.mjs";
import "./frameworks.mjs";

const page = readFileSync(join(root, "docs/pool.md"), "utf8");
const recipes = new Map(
  Array.from(page.matchAll(/```js\n(\/\/ recipe: (\w+)\n[\s\S]*?)```/g), ([, code, name]) => [
    name,
    code,
  ]),
);

describe("pool.md", async () => {
  const folder = await freshInstall("recipes");
  mkdirSync(join(folder, "node_modules"), { recursive: true });
  symlinkSync(join(root, "node_modules/hono"), join(folder, "node_modules/hono"));

  /** What a recipe's module exports. */
  function load(name) {
    const file = join(folder, `${name}.mjs`);
    writeFileSync(file, recipes.get(name));
    return import(pathToFileURL(file));
  }

  test("all recipes are tested", () => {
    assert.deepEqual([...recipes.keys()], ["server", "page", "vault"]);
  });

  test("server: sign-up and log-in, and 503 for a flood", async () => {
    const { app } = await load("server");
    const post = (path, body) => app.request(path, { method: "POST", body: JSON.stringify(body) });
    const ada = { name: "ada", password: "correct horse" };
    assert.equal((await post("/users", ada)).status, 201, "sign-up");
    assert.equal((await post("/sessions", ada)).status, 204, "log-in");
    assert.equal(
      (await post("/sessions", { ...ada, password: "x" })).status,
      401,
      "wrong password",
    );
    assert.equal((await post("/sessions", { ...ada, name: "eve" })).status, 401, "unknown user");

    const flood = await Promise.all(Array.from({ length: 300 }, () => post("/sessions", ada)));
    const statuses = flood.map(({ status }) => status);
    const count = (wanted) => statuses.filter((status) => status === wanted).length;
    assert.ok(count(503) > 0 && count(204) >= 200, `${count(204)} × 204, ${count(503)} × 503`);
    assert.equal(count(204) + count(503), 300, "no other status");
  });

  test("page: a key, with progress, and a signal", async () => {
    const { deriveKey } = await load("page");
    const salt = new Uint8Array(16).fill(5);
    const seen = [];
    const key = await deriveKey("password", salt, { onProgress: (done) => seen.push(done) });
    assert.equal(key.algorithm.name, "AES-GCM");
    assert.ok(seen.length > 1 && seen.at(-1) === 1, `${seen}`);
    const controller = new AbortController();
    const call = deriveKey("password", salt, { signal: controller.signal });
    controller.abort();
    await assert.rejects(call, { name: "AbortError" });
  });

  test("vault: OpenSSL derives the same key", async () => {
    const { masterKey } = await load("vault");
    const key = await masterKey("password", " Ada@Example.com");
    const expected = argon2Sync("argon2id", {
      message: "password",
      nonce: createHash("sha256").update("ada@example.com").digest(),
      ...{ memory: 65536, passes: 3, parallelism: 4, tagLength: 32 },
    });
    assert.equal(Buffer.from(key).toString("hex"), expected.toString("hex"));
  });
});

describe("peppers.md", async () => {
  const text = readFileSync(join(root, "docs/peppers.md"), "utf8");
  const folder = await freshInstall("peppers");
  const modules = await Promise.all(
    Array.from(text.matchAll(/```ts \[src\/passwords\.ts\]\n([\s\S]*?)```/g), ([, code], index) => {
      const file = join(folder, `passwords-${index}.ts`);
      writeFileSync(file, code);
      return import(pathToFileURL(file));
    }),
  );
  const [PEPPER_1, PEPPER_2] = ["a first pepper", "a second pepper"];

  test("a pepper, and its rotation", async () => {
    assert.equal(modules.length, 2, "before and after the rotation");
    const before = modules[0].passwords({ PEPPER_1 });
    const old = await before.hash("password");
    const [start] = /```txt\n(.*?)…\n```/.exec(text).slice(1);
    assert.ok(old.startsWith(start), `${old} is shown as ${start}…`);
    assert.equal(await modules[0].passwords({ PEPPER_1: "lost" }).verify(old, "password"), false);

    const after = modules[1].passwords({ PEPPER_1, PEPPER_2 });
    assert.ok((await after.verify(old, "password")) && after.needsRehash(old), "the old pepper");
    const renewed = await after.hash("password");
    assert.ok(
      (await after.verify(renewed, "password")) && !after.needsRehash(renewed),
      "the new one",
    );
    await assert.rejects(before.verify(renewed, "password"), { code: "UNKNOWN_KEY" });

    const db = new DatabaseSync(":memory:");
    db.exec("CREATE TABLE users (password_hash TEXT)");
    for (const hash of [old, renewed]) db.prepare("INSERT INTO users VALUES (?)").run(hash);
    const [, sql] = /```sql\n([\s\S]*?)```/.exec(text);
    assert.equal(Object.values(db.prepare(sql).get())[0], 1, "hashes with the old pepper");
  });

  test("one for an app that has none, or an unnamed one", async () => {
    const { Argon2id } = await installedPackage();
    for (const secret of [undefined, "unnamed"]) {
      const old = await new Argon2id({ secret }).hash("password");
      const after = new Argon2id({ secret, secrets: { p1: PEPPER_1 }, keyId: "p1" });
      assert.ok((await after.verify(old, "password")) && after.needsRehash(old), `${secret}`);
    }
  });
});
