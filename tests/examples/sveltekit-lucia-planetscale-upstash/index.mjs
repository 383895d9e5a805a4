// Tests the app first in Vite's dev server, then built and run by wrangler, with real MariaDB and
// Redis behind PlanetScale's and Upstash's HTTP interfaces.

import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { launchChromium, missingBrowser } from "../../../tools/browser.mjs";
import { equal, ok } from "../../kit/check.js";
import { installExample, npmRun } from "../harness/app.mjs";
import { visitor } from "../harness/client.mjs";
import {
  OSLO_HASH,
  oldHash,
  opensslVerifies,
  PASSWORD,
  RUST_HASH,
  rehashesOnce,
} from "../harness/hashes.mjs";
import { AT_ONCE, staysFlat, takeAsLong } from "../harness/load.mjs";
import { dryRun } from "../harness/production.mjs";
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
  test("the types hold", async () => {
    await npmRun(folder, "check");
    ok(true, "svelte-check found nothing");
  });
  server = await startServer(folder);
  await inBrowser(test, "dev@example.com");
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
  await inBrowser(test, "built@example.com");
  await overHttp(test);
  await inTheStores(test);
  test("wrangler deploy --dry-run takes the build, with the WebAssembly as a module", async () => {
    const { files } = await dryRun(folder);
    ok(
      files.some((file) => file.endsWith(".wasm")),
      `uploaded: ${files.join(", ")}`,
    );
  });
}

async function inBrowser(test, email) {
  const reason = missingBrowser("chromium");
  if (reason) {
    test.skip("the pages in a browser", reason);
    return;
  }
  const browser = await launchChromium();
  await journey(test, { browser, url: server.url, email });
  test("the browser closes", async () => {
    await browser.close();
    ok(true, "closed");
  });
}

const newVisitor = (headers) => visitor(server.url, { accept: "application/json", ...headers });

const signIn = (email, password, client = newVisitor()) =>
  client.post("/sign-in", { form: { email, password } });

const signUp = (email, password, client = newVisitor()) =>
  client.post("/sign-up", { form: { email, password, confirmation: password } });

async function storedHash(email) {
  const rows = "SELECT hashed_password AS hash FROM user_key WHERE id = ?";
  return (await services.query(rows, [`email:${email}`]))[0].hash;
}

const isIn = ({ json }) => json?.type === "redirect" && json.location === "/app";

async function overHttp(test) {
  for (const name of ["oslo", "rust"]) {
    test(`a user whose hash was made by ${name} signs in`, async () => {
      const client = newVisitor();
      ok(isIn(await signIn(`${name}@example.com`, PASSWORD, client)), "signed in");
      const { text } = await client.get("/app", { headers: { accept: "text/html" } });
      ok(text.includes(`Signed in as ${name}@example.com`), "the protected page");
      equal((await signIn(`${name}@example.com`, `${PASSWORD}!`)).json.type, "failure");
    });
  }
  rehashesOnce(test, OLD, {
    stored: () => storedHash("old@example.com"),
    logIn: async (password) => isIn(await signIn("old@example.com", password)),
  });
  test("the session cookie is Secure, HttpOnly and SameSite=Lax", async () => {
    const { setCookies } = await signIn("oslo@example.com", PASSWORD);
    equal(setCookies.length, 1, "cookies");
    for (const attribute of ["Secure", "HttpOnly", "SameSite=Lax", "Path=/"]) {
      ok(setCookies[0].split("; ").includes(attribute), `${attribute} in ${setCookies[0]}`);
    }
  });
  test("a form from another origin is refused", async () => {
    const stranger = newVisitor({ origin: "https://stranger.example" });
    const { status, setCookies } = await signIn("oslo@example.com", PASSWORD, stranger);
    equal(status, 403, "status");
    equal(setCookies.length, 0, "cookies");
  });
  test("unknown addresses and wrong passwords get the same answer after the same work", async () => {
    const unknown = () => signIn("unknown@example.com", "a wrong password");
    const wrong = () => signIn("oslo@example.com", "a wrong password");
    const without = ({ text }, name) => text.replaceAll(name, "…");
    equal(without(await unknown(), "unknown"), without(await wrong(), "oslo"));
    await takeAsLong(unknown, wrong);
  });
  test("hostile fields are refused without a crash", async () => {
    const long = "x".repeat(100_000);
    equal((await signIn("oslo@example.com", long)).json.status, 400, "long password");
    equal((await signIn(`${long}@example.com`, PASSWORD)).json.status, 400, "long address");
    equal((await signIn("'OR''=''#@example.com", PASSWORD)).json.status, 400, "quotes");
    equal((await newVisitor().post("/sign-up", { form: {} })).json.status, 400, "no fields");
  });
  test("addresses that differ in an accent have accounts of their own", async () => {
    ok(isIn(await signUp("jose@example.com", "password of jose")), "without");
    ok(isIn(await signUp("josé@example.com", "password of josé")), "with");
    equal((await signIn("josé@example.com", "password of jose")).json.type, "failure");
    ok(isIn(await signIn("josé@example.com", "password of josé")), "its own password");
  });
  test(`${AT_ONCE} sign-ins at once are all right, and memory stays flat`, async () => {
    await staysFlat(async (index) => {
      const isRight = index % 2 === 0;
      const answer = await signIn("oslo@example.com", isRight ? PASSWORD : "a wrong password");
      return isRight ? isIn(answer) : answer.json?.type === "failure";
    });
  });
  test(`of ${AT_ONCE} sign-ups with one address at once, one succeeds`, async () => {
    const tries = Array.from({ length: AT_ONCE }, () => signUp("contended@example.com", PASSWORD));
    const answers = await Promise.all(tries);
    equal(answers.filter(isIn).length, 1, "sign-ups");
    const refusals = answers.filter((answer) => !isIn(answer));
    const others = refusals.filter(({ json }) => json?.status !== 409);
    const statuses = others.map(({ status, json }) => json?.status ?? status);
    equal(others.length, 0, `refused otherwise, with ${statuses}`);
    const users = "SELECT id FROM auth_user WHERE email = 'contended@example.com'";
    equal((await services.query(users)).length, 1, "users left by the transactions");
  });
}

async function inTheStores(test) {
  test("MySQL holds an Argon2id hash that OpenSSL agrees with", async () => {
    const password = "pässword of stored";
    ok(isIn(await signUp("stored@example.com", password)), "signed up");
    const hash = await storedHash("stored@example.com");
    ok(hash.startsWith("$argon2id$v=19$m=19456,t=2,p=1$"), "its costs");
    equal(opensslVerifies(hash, password), true);
    equal(opensslVerifies(hash, "another password"), false);
  });
  test("Redis holds the session until it has ended", async () => {
    const client = newVisitor();
    await signIn("stored@example.com", "pässword of stored", client);
    const key = `session:${client.cookies.get("auth_session")}`;
    const [{ id }] = await services.query(
      "SELECT id FROM auth_user WHERE email = 'stored@example.com'",
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
