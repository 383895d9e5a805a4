// Tests the app in Vite's dev server and then built, with its functions in the stand-in for Convex.

import { Session } from "node:inspector/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { equal, ok, rejects } from "../../kit/check.js";
import { rehashesOnce } from "../accounts/rehashing.mjs";
import { inBrowser, installExample, npmRun, typesHold } from "../harness/example.mjs";
import {
  DEFAULT_COSTS,
  OSLO_HASH,
  oldHash,
  opensslVerifies,
  PASSWORD,
  RUST_HASH,
} from "../harness/hashes.mjs";
import { arenaBytes } from "../harness/inspector.mjs";
import { AT_ONCE, atOnce, staysFlat, takeAsLong } from "../harness/load.mjs";
import { startServer, stopServer } from "../harness/server.mjs";
import { journey } from "./journey.mjs";
import { startLocalConvex } from "./local-convex/index.mjs";

const OLD = oldHash("lucia-2");

let folder;
let convex;
let server;

async function functions(test) {
  folder = await installExample("convex-lucia");
  typesHold(test, folder);
  convex = await startLocalConvex(folder);
  test("Convex's tool bundles the functions for its default runtime", () => {
    for (const file of ["accounts.js", "store.js"]) {
      ok(convex.files.includes(file), `${file} is in ${convex.files.join(", ")}`);
    }
  });
  await withClient(test);
}

/** Tests what a program can do with Convex's own client. */
async function withClient(test) {
  const require = createRequire(join(folder, "package.json"));
  const { ConvexHttpClient } = require("convex/browser");
  const { anyApi: api } = require("convex/server");
  const client = new ConvexHttpClient(convex.url);
  const signUp = (email, password) => client.action(api.accounts.signUp, { email, password });
  const signIn = (email, password) => client.action(api.accounts.signIn, { email, password });
  const me = (sessionId) => client.query(api.accounts.me, { sessionId });

  const insert = async (name, hash) => {
    const email = `${name}@example.com`;
    await convex.insert("users", { id: name, email });
    await convex.insert("keys", { id: `email:${email}`, user_id: name, hashed_password: hash });
    return email;
  };
  const storedHash = async (email) => {
    const keys = await convex.documents("keys");
    return keys.find(({ id }) => id === `email:${email}`).hashed_password;
  };

  for (const [name, hash] of Object.entries({ oslo: OSLO_HASH, rust: RUST_HASH })) {
    const email = await insert(name, hash);
    test(`a user whose hash was made by ${name} signs in`, async () => {
      const { sessionId } = await signIn(email, PASSWORD);
      equal((await me(sessionId)).email, email);
      equal("refusal" in (await signIn(email, `${PASSWORD}!`)), true, "refusal");
    });
  }
  const old = await insert("old", OLD.stored);
  rehashesOnce(test, OLD, {
    stored: () => storedHash(old),
    logIn: async (password) => "sessionId" in (await signIn(old, password)),
  });
  test("the stored hash is an Argon2id hash that OpenSSL agrees with", async () => {
    await signUp("stored@example.com", "pässword of stored");
    const hash = await storedHash("stored@example.com");
    ok(hash.startsWith(DEFAULT_COSTS), "its costs");
    equal(opensslVerifies(hash, "pässword of stored"), true);
    equal(opensslVerifies(hash, "another password"), false);
  });
  test("salts and session identifiers do not repeat", async () => {
    const answers = [];
    for (let i = 0; i < 5; i += 1) answers.push(await signUp(`salt${i}@example.com`, PASSWORD));
    equal(new Set(answers.map(({ sessionId }) => sessionId)).size, 5, "sessions");
    const keys = (await convex.documents("keys")).filter(({ id }) => id.startsWith("email:salt"));
    equal(new Set(keys.map((key) => key.hashed_password.split("$")[4])).size, 5, "salts");
  });
  test("the authorized query answers nobody without a session", async () => {
    equal(await me(null), null);
    equal(await me("an identifier that never was"), null);
    const { sessionId } = await signIn("oslo@example.com", PASSWORD);
    await client.mutation(api.accounts.signOut, { sessionId });
    equal(await me(sessionId), null, "after signing out");
  });
  test("unknown addresses and wrong passwords get the same answer after the same work", async () => {
    const unknown = () => signIn("unknown@example.com", "a wrong password");
    const wrong = () => signIn("oslo@example.com", "a wrong password");
    equal(JSON.stringify(await unknown()), JSON.stringify(await wrong()));
    await takeAsLong(unknown, wrong);
  });
  test("the rows behind the adapter cannot be reached from outside", async () => {
    const id = "email:oslo@example.com";
    const calls = [
      () => client.query(api.store.get, { table: "keys", id }),
      () => client.mutation(api.store.remove, { table: "keys", id }),
    ];
    for (const call of calls) await rejects(call, { type: Error, mentions: ["public function"] });
    equal("sessionId" in (await signIn("oslo@example.com", PASSWORD)), true, "still there");
  });
  test(`${AT_ONCE} sign-ins at once are all right, and memory stays flat`, async () => {
    // The edge runtime runs in this process.
    const session = new Session();
    session.connect();
    const request = async (index) => {
      const isRight = index % 2 === 0;
      const answer = await signIn("oslo@example.com", isRight ? PASSWORD : "a wrong password");
      return "sessionId" in answer === isRight;
    };
    await staysFlat(request, () => arenaBytes(session));
    session.disconnect();
  });
  test(`of ${AT_ONCE} sign-ups with one address at once, one succeeds`, async () => {
    const answers = await atOnce(() => signUp("contended@example.com", PASSWORD));
    equal(answers.filter((answer) => "sessionId" in answer).length, 1, "sign-ups");
    equal(answers.filter((answer) => answer.problems?.email).length, AT_ONCE - 1, "refusals");
    const users = await convex.documents("users");
    equal(users.filter(({ email }) => email === "contended@example.com").length, 1, "users");
  });
}

async function inVite(test) {
  server = await startServer(folder, { env: { VITE_CONVEX_URL: convex.url } });
  await browse(test, "dev@example.com");
}

async function built(test) {
  await stopServer();
  const env = { VITE_CONVEX_URL: convex.url };
  await npmRun(folder, "build", env);
  server = await startServer(folder, { script: "preview", env });
  await browse(test, "built@example.com");
}

const browse = (test, email) =>
  inBrowser(test, (browser) => journey(test, { browser, url: server.url, email }));

export const end = () => convex?.stop();

export const suites = [
  { name: "functions", define: functions },
  { name: "in Vite", define: inVite },
  { name: "built", define: built },
];
