// Tests the Worker of examples/better-auth-workers over HTTP, in workerd with a local D1 database.

import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { pathToFileURL } from "node:url";
import { equal, ok } from "../../kit/check.js";
import { installExample, npmRun } from "../harness/app.mjs";
import { visitor } from "../harness/client.mjs";
import { databaseCopy, executeD1, queryD1 } from "../harness/d1.mjs";
import { deployable } from "../harness/example.mjs";
import {
  OSLO_HASH,
  oldHash,
  opensslVerifies,
  PASSWORD,
  RUST_HASH,
  rehashesOnce,
} from "../harness/hashes.mjs";
import { staysFlat, takeAsLong } from "../harness/load.mjs";
import { startServer, wranglerDev } from "../harness/server.mjs";

const ADA = { name: "Ada", email: "ada@example.com", password: "pässwörd ﬁ 🔑" };
const SIGN_UP = "/api/auth/sign-up/email";
const SIGN_IN = "/api/auth/sign-in/email";
const SIGN_OUT = "/api/auth/sign-out";
const NOW = "2026-01-01T00:00:00.000Z";

const OLD_USERS = ["better-auth", "lucia-2"].map((format) => ({
  id: `from-${format}`,
  ...oldHash(format),
}));

/** SQL that moves a user whose hash was made elsewhere, as the README describes. */
const moved = (id, hash) => `
  INSERT INTO user VALUES ('${id}', '${id}', '${id}@example.com', 0, NULL, '${NOW}', '${NOW}');
  INSERT INTO account (id, accountId, providerId, userId, password, createdAt, updatedAt)
    VALUES ('${id}-key', '${id}', 'credential', '${id}', '${hash}', '${NOW}', '${NOW}');`;

let addresses = 0;

/** A visitor with a new IP address, so that the rate limit counts each one separately. */
const stranger = (url, headers = {}) => {
  addresses += 1;
  const ip = `10.${addresses >> 16}.${(addresses >> 8) & 255}.${addresses & 255}`;
  return visitor(url, { "cf-connecting-ip": ip, ...headers });
};

let folder;

async function developed(test) {
  folder = await installExample("better-auth-workers");
  deployable(test, folder);
  await npmRun(folder, "migrate");
  const old = OLD_USERS.map(({ id, stored }) => moved(id, stored)).join("");
  await executeD1(folder, "DB", moved("oslo", OSLO_HASH) + moved("rust", RUST_HASH) + old);
  const { url, log } = await startServer(folder);
  migrations(test);
  accounts(test, url);
  rehashing(test, url);
  sessions(test, url);
  refusals(test, url);

  test("50 users log in at once: all right, none wrong, memory flat", () =>
    staysFlat(async (index) => {
      const isWrong = index % 5 === 0;
      const password = isWrong ? `${ADA.password}${index}` : ADA.password;
      const { status } = await stranger(url).post(SIGN_IN, { json: { ...ADA, password } });
      return status === (isWrong ? 401 : 200);
    }));

  test("the log has no error but the refused origins, and no password", () => {
    const errors = log().match(/ERROR.*/g) ?? [];
    ok(
      errors.every((line) => line.includes("origin")),
      errors.join("\n"),
    );
    ok(!log().includes(ADA.password), "the log shows a password");
  });
}

function migrations(test) {
  test("the migrations leave nothing that better-auth wants", async () => {
    const from = (path) => import(pathToFileURL(join(folder, path)));
    const { getMigrations } = await from("node_modules/better-auth/dist/db/get-migration.mjs");
    const { options } = await from("src/options.ts");
    const database = new DatabaseSync(databaseCopy(folder));
    const { toBeCreated, toBeAdded, compileMigrations } = await getMigrations({
      ...options,
      database,
    });
    equal(toBeCreated.length + toBeAdded.length, 0, `changes:\n${await compileMigrations()}\n`);
    database.close();
  });
}

function accounts(test, url) {
  test("signing up stores a hash that OpenSSL verifies, and opens a session", async () => {
    const ada = stranger(url);
    const { status, json, setCookies, text } = await ada.post(SIGN_UP, { json: ADA });
    equal(status, 200, `status of ${text}`);
    for (const flag of ["HttpOnly", "SameSite=Lax", "Path=/"]) {
      ok(setCookies[0].includes(flag), `the cookie lacks ${flag}`);
    }
    equal((await ada.get("/me")).json.user.email, ADA.email, "e-mail of the session's user");
    const [account] = queryD1(folder, "SELECT * FROM account WHERE userId = ?", json.user.id);
    ok(account.password.startsWith("$argon2id$v=19$m=19456,t=2,p=1$"), "not the default costs");
    ok(opensslVerifies(account.password, ADA.password), "OpenSSL gets another tag");
    ok(!opensslVerifies(account.password, "another password"), "OpenSSL verifies anything");
  });

  test("a taken address is refused", async () => {
    const again = { ...ADA, email: ADA.email.toUpperCase(), password: "another" };
    const { status, json } = await stranger(url).post(SIGN_UP, { json: again });
    equal(status, 422, "status");
    ok(json.message.startsWith("User already exists"), json.message);
  });

  for (const [id, maker] of [
    ["oslo", "oslo"],
    ["rust", "RustCrypto"],
  ]) {
    test(`a user whose hash was made by ${maker} logs in`, async () => {
      const user = stranger(url);
      const json = { email: `${id}@example.com`, password: PASSWORD };
      equal((await user.post(SIGN_IN, { json })).status, 200, "status");
      equal((await user.get("/me")).json.user.id, id, "user of the session");
    });
  }
}

function rehashing(test, url) {
  const hashOf = (id) =>
    queryD1(folder, "SELECT password FROM account WHERE userId = ?", id)[0].password;

  for (const { id, ...old } of OLD_USERS) {
    rehashesOnce(test, old, {
      stored: () => hashOf(id),
      logIn: async (password) => {
        const user = stranger(url);
        await user.post(SIGN_IN, { json: { email: `${id}@example.com`, password } });
        return (await user.get("/me")).json.user?.id === id;
      },
    });
  }
}

function sessions(test, url) {
  test("the protected route wants a session, which lasts until logging out", async () => {
    const ada = stranger(url);
    equal((await ada.get("/me")).status, 401, "status before");
    equal((await ada.post(SIGN_IN, { json: ADA })).status, 200, "status of logging in");
    const cookie = [...ada.cookies].map((pair) => pair.join("=")).join("; ");
    for (const round of [1, 2]) {
      equal((await ada.get("/me")).status, 200, `status with the session, round ${round}`);
    }
    equal((await ada.post(SIGN_OUT, { json: {} })).status, 200, "status of logging out");
    equal((await ada.get("/me")).status, 401, "status after");
    equal(
      (await stranger(url, { cookie }).get("/me")).status,
      401,
      "status with the ended session",
    );
  });

  test("another site can neither log in nor out", async () => {
    const ada = stranger(url);
    await ada.post(SIGN_IN, { json: ADA });
    const headers = { origin: "https://elsewhere.example", "sec-fetch-site": "cross-site" };
    equal((await ada.post(SIGN_OUT, { json: {}, headers })).status, 403, "status of logging out");
    equal((await ada.get("/me")).status, 200, "status with the session");
    equal(
      (await stranger(url).post(SIGN_IN, { json: ADA, headers })).status,
      403,
      "status of logging in",
    );
  });
}

function refusals(test, url) {
  test("an unknown user and a wrong password get the same answer after the same work", async () => {
    const attempt = (json) => stranger(url).post(SIGN_IN, { json });
    const unknownUser = () => attempt({ ...ADA, email: "nobody@example.com" });
    const wrongPassword = () => attempt({ ...ADA, password: `${ADA.password}!` });
    const [unknown, wrong] = [await unknownUser(), await wrongPassword()];
    equal(unknown.status, 401, "status for an unknown user");
    equal(unknown.json.message, "Invalid email or password", "message for an unknown user");
    equal(unknown.text, wrong.text, "answers");
    equal(unknown.setCookies.length + wrong.setCookies.length, 0, "cookies");
    await takeAsLong(unknownUser, wrongPassword);
  });

  const bad = {
    "no e-mail address": [400, { ...ADA, email: "grace" }],
    "a short password": [400, { ...ADA, email: "g@example.com", password: "12345" }],
    "a long password": [400, { ...ADA, email: "g@example.com", password: "p".repeat(256) }],
    "a number as password": [400, { ...ADA, email: "g@example.com", password: 1234567 }],
    "a long body": [413, { ...ADA, email: "g@example.com", name: "g".repeat(5000) }],
  };
  for (const [what, [wanted, json]] of Object.entries(bad)) {
    test(`signing up with ${what} is refused`, async () => {
      const answer = await stranger(url).post(SIGN_UP, { json });
      equal(answer.status, wanted, `status of ${answer.text}`);
      ok(answer.json.message.length > 10, "no message");
    });
  }

  test("the fourth attempt within ten seconds is refused without looking at the password", async () => {
    const guesser = stranger(url);
    const statuses = [];
    for (const password of ["guess 1", "guess 2", "guess 3", ADA.password]) {
      statuses.push((await guesser.post(SIGN_IN, { json: { ...ADA, password } })).status);
    }
    equal(statuses.join(), "401,401,401,429", "statuses");
    equal(
      (await stranger(url).post(SIGN_IN, { json: ADA })).status,
      200,
      "status from another address",
    );
  });
}

async function configuredForProduction(test) {
  const { url } = await wranglerDev(folder);

  test("under its https address, the session cookie is for https only", async () => {
    const headers = { origin: "https://accounts.example.com" };
    const { status, setCookies } = await stranger(url, headers).post(SIGN_IN, { json: ADA });
    equal(status, 200, "status");
    ok(setCookies[0].startsWith("__Secure-"), "the cookie's name lacks __Secure-");
    ok(setCookies[0].includes("; Secure"), "the cookie lacks Secure");
  });
}

export const suites = [
  { name: "better-auth-workers", define: developed },
  { name: "better-auth-workers, for production", define: configuredForProduction },
];
