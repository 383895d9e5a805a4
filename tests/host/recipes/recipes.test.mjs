// Runs the code of docs/pool.md as it stands there.

import assert from "node:assert/strict";
import { argon2Sync, createHash } from "node:crypto";
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { pathToFileURL } from "node:url";
import { root } from "../../../tools/paths.mjs";
import { freshInstall } from "../../kit/consumer.mjs";

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
