// Tests the Worker of examples/hono-lucia-drizzle-d1 over HTTP, in workerd with a local D1.

import { equal, ok } from "../../kit/check.js";
import { ADA, moveUsers, testLuciaAccounts } from "../accounts/lucia.mjs";
import { visitor } from "../harness/client.mjs";
import { queryD1 } from "../harness/d1.mjs";
import { deployable, installExample, npmRun } from "../harness/example.mjs";
import { oldHash } from "../harness/hashes.mjs";
import { startServer } from "../harness/server.mjs";

const FIREFOX = { "user-agent": "Firefox" };
const CURL = { "user-agent": "curl" };

async function define(test) {
  const folder = await installExample("hono-lucia-drizzle-d1");
  deployable(test, folder);
  test("the migrations are those of the schema", async () => {
    const said = await npmRun(folder, "generate");
    ok(said.includes("No schema changes"), `drizzle-kit generate found changes:\n${said}`);
  });

  await npmRun(folder, "migrate");
  const old = oldHash("lucia-2");
  await moveUsers(folder, old);
  const { url } = await startServer(folder);

  test("the public route wants no session", async () => {
    equal((await visitor(url).get("/")).status, 200, "status");
  });
  testLuciaAccounts(test, { url, folder, old, me: "/me", statusOfForm: 400 });
  bearerTokens(test, url);
  sessionAttributes(test, url, folder);
}

/** A program that keeps no cookies, and its Authorization header. */
async function withToken(url) {
  const answer = await visitor(url, CURL).post("/token", { json: ADA });
  return {
    answer,
    program: visitor(url, { ...CURL, authorization: `Bearer ${answer.json.token}` }),
  };
}

function bearerTokens(test, url) {
  test("a bearer token opens the protected route until logging out", async () => {
    const { answer, program } = await withToken(url);
    equal(answer.status, 200, "status of /token");
    equal(answer.setCookies.length, 0, "cookies beside a token");
    const me = await program.get("/me");
    equal(me.status, 200, "status with the token");
    equal(me.json.user.username, ADA.username, "user name");
    equal((await program.post("/logout")).status, 204, "status of logging out");
    equal((await program.get("/me")).status, 401, "status after logging out");
  });

  test("wrong credentials give no token, and a wrong token no access", async () => {
    const { status, json } = await visitor(url).post("/token", {
      json: { ...ADA, password: "wrong one" },
    });
    equal(status, 401, "status of /token");
    equal(json.token, undefined, "token");
    for (const authorization of ["Bearer nonsense", "Bearer", "Bearer ", "Basic YTpi"]) {
      equal((await visitor(url, { authorization }).get("/me")).status, 401, authorization);
    }
  });
}

function sessionAttributes(test, url, folder) {
  test("a session keeps user agent, country and address as hashes only", async () => {
    const { answer } = await withToken(url);
    const [row] = queryD1(folder, "SELECT * FROM user_session WHERE id = ?", answer.json.token);
    const values = [row.user_agent, row.country, row.ip];
    ok(
      values.every((value) => /^[0-9a-f]{64}$/.test(value)),
      `not hashes: ${values}`,
    );
    equal(new Set(values).size, 3, "different hashes");
    const again = await withToken(url);
    const [other] = queryD1(
      folder,
      "SELECT * FROM user_session WHERE id = ?",
      again.answer.json.token,
    );
    equal(other.user_agent, row.user_agent, "hash of the same user agent");
  });

  test("a session is refused, and over, when another user agent comes with it", async () => {
    const { answer, program } = await withToken(url);
    const authorization = `Bearer ${answer.json.token}`;
    equal((await program.get("/me")).status, 200, "status from its own program");
    equal(
      (await visitor(url, { ...FIREFOX, authorization }).get("/me")).status,
      401,
      "status from another",
    );
    equal((await program.get("/me")).status, 401, "status from its own program, afterwards");
  });

  test("a user sees all sessions and ends the others", async () => {
    const browser = visitor(url, FIREFOX);
    await browser.post("/login", { json: ADA });
    const { program } = await withToken(url);
    const { status, json, text } = await browser.get("/sessions");
    equal(status, 200, "status");
    equal(json.sessions.filter(({ isThis }) => isThis).length, 1, "sessions that are this one");
    const [own] = json.sessions.filter(({ isThis }) => isThis);
    ok(
      own.isSameBrowser && own.isSameCountry && own.isSameAddress,
      "this session is from elsewhere",
    );
    ok(
      json.sessions.some(({ isSameBrowser }) => !isSameBrowser),
      "no session of another program",
    );
    ok(
      ![...browser.cookies.values()].some((id) => text.includes(id)),
      "the list shows session ids",
    );

    equal((await browser.send("DELETE", "/sessions")).status, 204, "status of ending the others");
    equal((await program.get("/me")).status, 401, "status of another session");
    equal((await browser.get("/sessions")).json.sessions.length, 1, "sessions left");
  });
}

export const suites = [{ name: "hono-lucia-drizzle-d1", define }];
