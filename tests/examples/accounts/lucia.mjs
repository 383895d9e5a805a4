// Tests the JSON APIs with Lucia 2 and D1: POST /signup, /login and /logout, and a protected route.

import { equal, ok } from "../../kit/check.js";
import { visitor } from "../harness/client.mjs";
import { executeD1, queryD1 } from "../harness/d1.mjs";
import { MOVED, testAccounts } from "./json-api.mjs";

export const ADA = { username: "ada_l-1", password: "pässwörd ﬁ 🔑" };

/**
 * Adds users with hashes made elsewhere, as in a database from before the move.
 * @param {string} folder of the example
 * @param {{ stored: string }} old of `oldHash`
 */
export async function moveUsers(folder, old) {
  const rows = Object.entries({ ...MOVED, old: old.stored }).map(
    ([id, hash]) => `
  INSERT INTO user (id, username) VALUES ('${id}', '${id}');
  INSERT INTO user_key (id, user_id, hashed_password) VALUES ('username:${id}', '${id}', '${hash}');`,
  );
  await executeD1(folder, "DB", rows.join(""));
}

/**
 * @param {Function} test
 * @param {object} app
 * @param {string} app.url where it runs, after `moveUsers(app.folder, app.old)`
 * @param {string} app.folder
 * @param {string} app.me the protected path, which answers GET with `user` when there is a session
 * @param {object} app.old of `oldHash`
 * @param {number} app.statusOfForm the status of the answer to a form
 */
export function testLuciaAccounts(test, { url, folder, me, old, statusOfForm }) {
  testAccounts(test, {
    newVisitor: (headers) => visitor(url, headers),
    ada: ADA,
    adaName: ADA.username,
    paths: { signUp: "/signup", logIn: "/login", logOut: "/logout", me },
    statuses: { signUp: 201, logOut: 204 },
    refusal: "Wrong user name or password.",
    credentials: (username, password) => ({ username, password }),
    userIn: ({ user }) => user && { id: user.userId, name: user.username },
    hashOf: (id) =>
      queryD1(folder, "SELECT * FROM user_key WHERE user_id = ?", id)[0].hashed_password,
    old: [{ id: "old", ...old }],
  });
  const signUp = (json) => visitor(url).post("/signup", { json });

  test("a taken user name is refused", async () => {
    const { status, json } = await signUp({ ...ADA, password: "another" });
    equal(status, 409, "status");
    equal(json.error, "This user name is taken.", "message");
    const users = queryD1(folder, "SELECT id FROM user WHERE username = ?", ADA.username);
    equal(users.length, 1, "users");
  });

  const valid = { username: "grace", password: "nanosecond" };
  const bad = {
    "a short user name": [400, { json: { ...valid, username: "gh" } }],
    "a long user name": [400, { json: { ...valid, username: "g".repeat(32) } }],
    "a capital letter": [400, { json: { ...valid, username: "Grace" } }],
    "a short password": [400, { json: { ...valid, password: "12345" } }],
    "a long password": [400, { json: { ...valid, password: "p".repeat(256) } }],
    "a number as password": [400, { json: { ...valid, password: 1234567 } }],
    null: [400, { json: null }],
    "text that is no JSON": [400, { body: "{", headers: { "content-type": "application/json" } }],
    "a form": [statusOfForm, { form: valid }],
    "a long body": [413, { json: { ...valid, more: "x".repeat(5000) } }],
  };
  test("what is no user name and password is refused with a sentence", async () => {
    for (const [what, [wanted, content]] of Object.entries(bad)) {
      for (const path of ["/signup", "/login"]) {
        const { status, json } = await visitor(url).post(path, content);
        equal(status, wanted, `status of ${path} for ${what}`);
        ok(/^[A-Z].{15,80}$/.test(json.error), `the message for ${what} is no sentence`);
      }
    }
  });

  test("the shortest and the longest names and passwords are taken", async () => {
    const shortest = { username: "n".repeat(3), password: "p".repeat(6) };
    const longest = { username: "n".repeat(31), password: "p".repeat(255) };
    equal((await signUp(shortest)).status, 201, "status of the shortest");
    equal((await signUp(longest)).status, 201, "status of the longest");
  });

  test("unknown routes are answered with 404", async () => {
    equal((await visitor(url).get("/nowhere")).status, 404, "status of GET");
    equal((await visitor(url).get("/login")).status, 404, "status of GET /login");
  });
}
