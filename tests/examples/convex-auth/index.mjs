// Runs Convex Auth itself in the local stand-in for Convex. It calls `hashSecret` and
// `verifySecret` in a mutation, `auth:store`.

import { generateKeyPairSync } from "node:crypto";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { root } from "../../../tools/paths.mjs";
import { output } from "../../../tools/process.mjs";
import { tool } from "../../../tools/programs.mjs";
import { equal, ok } from "../../kit/check.js";
import { rehashesOnce } from "../accounts/rehashing.mjs";
import { startLocalConvex } from "../convex-lucia/local-convex/index.mjs";
import { installExample } from "../harness/example.mjs";
import { DEFAULT_COSTS, oldHash, opensslVerifies } from "../harness/hashes.mjs";

const OLD = oldHash("convex-auth");
const OLD_EMAIL = "old@example.com";
const ADA = { email: "ada@example.com", password: "pässwörd ﬁ 🔑" };

let convex;

async function define(test) {
  const folder = await installExample(
    "convex-auth",
    fileURLToPath(new URL("app", import.meta.url)),
  );
  const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  convex = await startLocalConvex(folder, {
    CONVEX_SITE_URL: "https://auth.example",
    JWT_PRIVATE_KEY: privateKey.export({ type: "pkcs8", format: "pem" }),
  });
  test("docs/migrate.md has this code", () => {
    const [, code] = readFileSync(join(folder, "convex/auth.ts"), "utf8").split(/^\/\/.*\n\n/);
    ok(readFileSync(join(root, "docs/migrate.md"), "utf8").includes(code), "the code differs");
  });
  test("the types hold", async () => {
    await output([...tool("typescript", "tsc"), "-p", "convex"], { cwd: convex.project });
    ok(true, "tsc found nothing");
  });

  const require = createRequire(join(folder, "package.json"));
  const { ConvexHttpClient } = require("convex/browser");
  const { anyApi: api } = require("convex/server");
  const client = new ConvexHttpClient(convex.url);
  const call = (provider, params) => client.action(api.auth.signIn, { provider, params });
  const app = {
    signUp: (user) => call("password", { ...user, flow: "signUp" }),
    signIn: (user) => call("password", { ...user, flow: "signIn" }),
    logIn: (user) => call("log-in", user),
  };
  await signingUp(test, app);
  await oldUsers(test, app);
}

/** The account that Convex Auth has stored for an e-mail address. */
async function accountOf(email) {
  const accounts = await convex.documents("authAccounts");
  return accounts.find(({ providerAccountId }) => providerAccountId === email);
}

/** An account as Convex Auth stores it, with or without a password. */
async function insertAccount(email, secret) {
  const userId = await convex.insert("users", { email });
  const account = { userId, provider: "password", providerAccountId: email };
  await convex.insert("authAccounts", { ...account, ...(secret && { secret }) });
}

const isIn = ({ tokens }) => tokens?.token.split(".").length === 3;

/** A production deployment reports no details to clients. */
async function isRefused(attempt) {
  const answer = await attempt().catch(({ message }) => message);
  equal(answer, "Server Error");
}

async function signingUp(test, { signUp, signIn }) {
  test("signing up stores a hash that OpenSSL verifies", async () => {
    ok(isIn(await signUp(ADA)), "no token");
    const { secret } = await accountOf(ADA.email);
    ok(secret.startsWith(DEFAULT_COSTS), "not the default costs");
    ok(opensslVerifies(secret, ADA.password), "OpenSSL gets another tag");
  });
  test("signing in tells right from wrong", async () => {
    ok(isIn(await signIn(ADA)), "no token");
    await isRefused(() => signIn({ ...ADA, password: `${ADA.password}!` }));
  });
  test("salts do not repeat from one mutation to the next", async () => {
    const emails = [1, 2, 3, 4].map((number) => `salt${number}@example.com`);
    for (const email of emails) await signUp({ ...ADA, email });
    const accounts = await Promise.all(emails.map(accountOf));
    equal(new Set(accounts.map(({ secret }) => secret.split("$")[4])).size, 4, "salts");
  });
  test("an account without a password refuses every one, and the attempt counts", async () => {
    await insertAccount("none@example.com");
    await isRefused(() => signIn({ email: "none@example.com", password: ADA.password }));
    const { _id } = await accountOf("none@example.com");
    const limits = await convex.documents("authRateLimits");
    ok(
      limits.some(({ identifier }) => identifier === _id),
      "Convex Auth recorded no failed attempt",
    );
  });
}

async function oldUsers(test, { signIn, logIn }) {
  await insertAccount(OLD_EMAIL, OLD.stored);
  const stored = async () => (await accountOf(OLD_EMAIL)).secret;

  test(`a user with a hash of ${OLD.library} signs in through Password`, async () => {
    await isRefused(() => signIn({ email: OLD_EMAIL, password: "wrong" }));
    ok(isIn(await signIn({ email: OLD_EMAIL, password: OLD.password })), "no token");
    equal(await stored(), OLD.stored, "the hash, which Password cannot replace");
  });
  rehashesOnce(test, OLD, {
    stored,
    logIn: async (password) => {
      const answer = await logIn({ email: OLD_EMAIL, password }).catch(({ message }) => message);
      return answer !== "Server Error" && isIn(answer);
    },
  });
  test("without a password, nobody gets in through the provider of docs/migrate.md", async () => {
    equal(isIn(await logIn({ email: OLD_EMAIL })), false, "without a password");
    equal(isIn(await logIn({ email: OLD_EMAIL, password: null })), false, "with null");
    equal(isIn(await logIn({ password: OLD.password })), false, "without an address");
  });
}

export const end = () => convex?.stop();

export const suites = [{ name: "convex-auth", define }];
