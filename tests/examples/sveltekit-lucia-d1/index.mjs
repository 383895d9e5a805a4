// Tests the app first in Vite's dev server, then built and run by wrangler.

import { launchChromium, missingBrowser } from "../../../tools/browser.mjs";
import { equal, ok } from "../../kit/check.js";
import { installExample, npmRun } from "../harness/app.mjs";
import { visitor } from "../harness/client.mjs";
import { executeD1, queryD1 } from "../harness/d1.mjs";
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
import { journey, journeyWithoutScript } from "./journey.mjs";

const NAME = "sveltekit-lucia-d1";
const HOME = { type: "redirect", status: 303, location: "/" };

/** A hash of `PASSWORD` by node:crypto, at costs below the app's. */
const WEAK_HASH =
  "$argon2id$v=19$m=1024,t=1,p=1$AAECAwQFBgcICQoLDA0ODw$8NFSWEIVnO+XJgji+LwcssgjD4Hup28SR4n2vrQkA7I";

const OLD = oldHash("lucia-3");

let folder;
let server;

async function inVite(test) {
  folder = await installExample(NAME);
  test("the types hold", async () => {
    await npmRun(folder, "check");
    ok(true, "svelte-check found nothing");
  });
  server = await startServer(folder);
  await inBrowser(test, "dev");
}

async function built(test) {
  await stopServer();
  await npmRun(folder, "build");
  await npmRun(folder, "migrate");
  const users = Object.entries({
    oslo: OSLO_HASH,
    rust: RUST_HASH,
    weak: WEAK_HASH,
    old: OLD.stored,
  });
  const rows = users.map(([name, hash]) => `('id-of-${name}', '${name}', '${hash}')`);
  await executeD1(folder, "DB", `INSERT INTO user (id, username, password_hash) VALUES ${rows}`);
  server = await wranglerDev(folder);
  await inBrowser(test, "built");
  await overHttp(test);
  test("wrangler deploy --dry-run takes the build, with the WebAssembly as a module", async () => {
    const { files } = await dryRun(folder);
    ok(
      files.some((file) => file.endsWith(".wasm")),
      `uploaded: ${files.join(", ")}`,
    );
  });
}

async function inBrowser(test, username) {
  const reason = missingBrowser("chromium");
  if (reason) {
    test.skip("the pages in a browser", reason);
    return;
  }
  const browser = await launchChromium();
  const { url } = server;
  await journey(test, { browser, url, username });
  await journeyWithoutScript(test, { browser, url, username: `${username}-plain` });
  test("the browser closes", async () => {
    await browser.close();
    ok(true, "closed");
  });
}

async function overHttp(test) {
  const { url } = server;
  const logIn = (username, password, client = visitor(url, { accept: "application/json" })) =>
    client.post("/login", { form: { username, password } });
  const isHome = ({ json }) => json?.type === HOME.type && json.location === HOME.location;
  const storedHash = (username) =>
    queryD1(folder, "SELECT password_hash AS hash FROM user WHERE username = ?", username)[0]?.hash;

  test("the stored hash is an Argon2id hash that OpenSSL agrees with", async () => {
    const client = visitor(url, { accept: "application/json" });
    const form = { username: "stored", password: "pässword of stored" };
    ok(isHome(await client.post("/signup", { form })), "signed up");
    equal(opensslVerifies(storedHash("stored"), form.password), true);
    equal(opensslVerifies(storedHash("stored"), "another password"), false);
  });
  for (const name of ["oslo", "rust"]) {
    test(`a user whose hash was made by ${name} logs in`, async () => {
      ok(isHome(await logIn(name, PASSWORD)), "logged in");
      equal((await logIn(name, `${PASSWORD}!`)).json.type, "failure");
    });
  }
  rehashesOnce(test, OLD, {
    stored: () => storedHash("old"),
    logIn: async (password) => isHome(await logIn("old", password)),
  });
  test("a hash of lower costs is replaced at log-in, and works again", async () => {
    ok(isHome(await logIn("weak", PASSWORD)), "logged in");
    ok(storedHash("weak").startsWith("$argon2id$v=19$m=19456,t=2,p=1$"), "the hash was replaced");
    equal(opensslVerifies(storedHash("weak"), PASSWORD), true);
    ok(isHome(await logIn("weak", PASSWORD)), "logged in again");
  });
  test("the session cookie is Secure, HttpOnly and SameSite=Lax", async () => {
    const { setCookies } = await logIn("oslo", PASSWORD);
    equal(setCookies.length, 1, "cookies");
    for (const attribute of ["Secure", "HttpOnly", "SameSite=Lax", "Path=/"]) {
      ok(setCookies[0].split("; ").includes(attribute), `${attribute} in ${setCookies[0]}`);
    }
  });
  test("a form from another origin is refused", async () => {
    const stranger = visitor(url, { origin: "https://stranger.example" });
    const { status, setCookies } = await logIn("oslo", PASSWORD, stranger);
    equal(status, 403, "status");
    equal(setCookies.length, 0, "cookies");
  });
  test("unknown users and wrong passwords get the same answer after the same work", async () => {
    const unknown = () => logIn("unknown-user", "a wrong password");
    const wrong = () => logIn("oslo", "a wrong password");
    const without = ({ text }, name) => text.replaceAll(name, "…");
    equal(without(await unknown(), "unknown-user"), without(await wrong(), "oslo"));
    await takeAsLong(unknown, wrong);
  });
  test("hostile fields are refused without a crash", async () => {
    const long = "x".repeat(100_000);
    equal((await logIn("oslo", long)).json.status, 400, "long password");
    equal((await logIn(long, PASSWORD)).json.status, 400, "long name");
    equal((await logIn("' OR 1=1 --", PASSWORD)).json.status, 400, "quote");
    const client = visitor(url, { accept: "application/json" });
    equal((await client.post("/signup", { form: {} })).json.status, 400, "no fields");
  });
  test(`${AT_ONCE} log-ins at once are all right, and memory stays flat`, async () => {
    await staysFlat(async (index) => {
      const isRight = index % 2 === 0;
      const answer = await logIn("oslo", isRight ? PASSWORD : "a wrong password");
      return isRight ? isHome(answer) : answer.json?.type === "failure";
    });
  });
  test(`of ${AT_ONCE} sign-ups with one name at once, one succeeds`, async () => {
    const form = { username: "contended", password: PASSWORD };
    const signUp = () => visitor(url, { accept: "application/json" }).post("/signup", { form });
    const answers = await Promise.all(Array.from({ length: AT_ONCE }, signUp));
    equal(answers.filter(isHome).length, 1, "sign-ups");
    equal(answers.filter(({ json }) => json?.status === 409).length, AT_ONCE - 1, "refusals");
  });
}

export const suites = [
  { name: "in Vite", define: inVite },
  { name: "built", define: built },
];
