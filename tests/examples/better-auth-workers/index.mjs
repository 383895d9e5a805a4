// Tests the Worker of examples/better-auth-workers over HTTP, in workerd with a local D1 database.

import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { pathToFileURL } from "node:url";
import { equal, ok } from "../../kit/check.js";
import { MOVED, testAccounts } from "../accounts/json-api.mjs";
import { visitor } from "../harness/client.mjs";
import { databaseCopy, executeD1, queryD1 } from "../harness/d1.mjs";
import { deployable, installExample, npmRun } from "../harness/example.mjs";
import { oldHash } from "../harness/hashes.mjs";
import { startServer, wranglerDev } from "../harness/server.mjs";

const ADA = { name: "Ada", email: "ada@example.com", password: "pässwörd ﬁ 🔑" };
const SIGN_UP = "/api/auth/sign-up/email";
const SIGN_IN = "/api/auth/sign-in/email";
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
  const old = OLD_USERS.map(({ id, stored }) => [id, stored]);
  const rows = [...Object.entries(MOVED), ...old].map(([id, hash]) => moved(id, hash));
  await executeD1(folder, "DB", rows.join(""));
  const { url, log } = await startServer(folder);
  migrations(test);
  testAccounts(test, {
    newVisitor: (headers) => stranger(url, headers),
    ada: ADA,
    adaName: ADA.email,
    paths: { signUp: SIGN_UP, logIn: SIGN_IN, logOut: "/api/auth/sign-out", me: "/me" },
    statuses: { signUp: 200, logOut: 200 },
    refusal: "Invalid email or password",
    credentials: (id, password) => ({ email: `${id}@example.com`, password }),
    userIn: ({ user }) => user && { id: user.id, name: user.email },
    hashOf: (id) => queryD1(folder, "SELECT * FROM account WHERE userId = ?", id)[0].password,
    old: OLD_USERS,
  });
  refusals(test, url);

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

function refusals(test, url) {
  test("a taken address is refused", async () => {
    const again = { ...ADA, email: ADA.email.toUpperCase(), password: "another" };
    const { status, json } = await stranger(url).post(SIGN_UP, { json: again });
    equal(status, 422, "status");
    ok(json.message.startsWith("User already exists"), json.message);
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
