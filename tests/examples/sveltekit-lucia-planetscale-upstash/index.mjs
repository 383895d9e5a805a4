// Tests the app first in Vite's dev server, then built and run by wrangler, with real MariaDB and
// Redis behind PlanetScale's and Upstash's HTTP interfaces.

import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { equal, ok } from "../../kit/check.js";
import { testForms } from "../accounts/sveltekit.mjs";
import { visitor } from "../harness/client.mjs";
import {
  builtForWorkerd,
  inBrowser,
  installExample,
  npmRun,
  typesHold,
} from "../harness/example.mjs";
import { DEFAULT_COSTS, OSLO_HASH, oldHash, PASSWORD, RUST_HASH } from "../harness/hashes.mjs";
import { startServer, stopServer, wranglerDev } from "../harness/server.mjs";
import { journey } from "./journey.mjs";
import { startServices } from "./services/index.mjs";

const NAME = "sveltekit-lucia-planetscale-upstash";

const OLD = oldHash("lucia-2");

let services;
let folder;
let server;

async function inVite(test) {
  services = await startServices();
  if (services.missing) {
    test.skip("the app with MySQL and Redis", services.missing);
    return;
  }
  folder = await installExample(NAME);
  const lines = Object.entries(services.env).map((pair) => `${pair.join("=")}\n`);
  writeFileSync(join(folder, ".env"), lines.join(""));
  typesHold(test, folder);
  server = await startServer(folder);
  await browse(test, "dev@example.com");
}

async function built(test) {
  if (services.missing) {
    test.skip("the build with MySQL and Redis", services.missing);
    return;
  }
  await stopServer();
  await npmRun(folder, "build");
  await npmRun(folder, "migrate");
  const users = Object.entries({ oslo: OSLO_HASH, rust: RUST_HASH, old: OLD.stored });
  for (const [name, hash] of users) {
    const email = `${name}@example.com`;
    await services.query("INSERT INTO auth_user VALUES (?, ?)", [name, email]);
    await services.query("INSERT INTO user_key VALUES (?, ?, ?)", [`email:${email}`, name, hash]);
  }
  server = await wranglerDev(folder);
  await browse(test, "built@example.com");
  overHttp(test);
  inTheStores(test);
  builtForWorkerd(test, folder);
}

const browse = (test, email) =>
  inBrowser(test, (browser) => journey(test, { browser, url: server.url, email }));

const newVisitor = (headers) => visitor(server.url, { accept: "application/json", ...headers });

const formOf = (name, password) => {
  return { email: `${name}@example.com`, password, confirmation: password };
};

const signIn = (name, password, client = newVisitor()) =>
  client.post("/sign-in", { form: formOf(name, password) });

const signUp = (name, password) => newVisitor().post("/sign-up", { form: formOf(name, password) });

const isIn = ({ json }) => json?.type === "redirect" && json.location === "/app";

async function storedHash(name) {
  const rows = "SELECT hashed_password AS hash FROM user_key WHERE id = ?";
  return (await services.query(rows, [`email:${name}@example.com`]))[0].hash;
}

function overHttp(test) {
  const paths = { signUp: "/sign-up", logIn: "/sign-in" };
  testForms(test, { newVisitor, paths, formOf, isIn, storedHash, old: OLD });
  test("users whose hashes were made elsewhere see the protected page", async () => {
    for (const name of ["oslo", "rust"]) {
      const client = newVisitor();
      await signIn(name, PASSWORD, client);
      const { text } = await client.get("/app", { headers: { accept: "text/html" } });
      ok(text.includes(`Signed in as ${name}@example.com`), `the page of ${name}`);
    }
  });
  test("addresses that differ in an accent have accounts of their own", async () => {
    ok(isIn(await signUp("jose", "password of jose")), "without");
    ok(isIn(await signUp("josé", "password of josé")), "with");
    equal((await signIn("josé", "password of jose")).json.type, "failure");
    ok(isIn(await signIn("josé", "password of josé")), "its own password");
  });
}

function inTheStores(test) {
  test("MySQL holds an Argon2id hash with the default costs", async () => {
    ok((await storedHash("stored")).startsWith(DEFAULT_COSTS), "its costs");
  });
  test("MySQL holds one user of the sign-ups at once", async () => {
    const users = "SELECT id FROM auth_user WHERE email = 'contended@example.com'";
    equal((await services.query(users)).length, 1, "users left by the transactions");
  });
  test("Redis holds the session until it has ended", async () => {
    const client = newVisitor();
    await signIn("oslo", PASSWORD, client);
    const key = `session:${client.cookies.get("auth_session")}`;
    const [{ id }] = await services.query(
      "SELECT id FROM auth_user WHERE email = 'oslo@example.com'",
    );
    equal(JSON.parse(await services.redis.get(key)).user_id, id, "its user");
    const days = (await services.redis.ttl(key)) / 86_400;
    ok(days > 14 && days <= 15, `Redis forgets it after ${days} days`);
    await client.post("/app?/signOut", { form: {} });
    equal(await services.redis.get(key), null, "after signing out");
  });
}

export const end = () => services?.stop?.();

export const suites = [
  { name: "in Vite", define: inVite },
  { name: "built", define: built },
];
