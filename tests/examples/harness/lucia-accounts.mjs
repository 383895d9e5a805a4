// Tests what every JSON API with Lucia 2 and D1 does: POST /signup, /login and /logout, and a
// protected route.

import { equal, ok } from "../../kit/check.js";
import { visitor } from "./client.mjs";
import { queryD1 } from "./d1.mjs";
import { OSLO_HASH, opensslVerifies, PASSWORD, RUST_HASH, rehashesOnce } from "./hashes.mjs";
import { staysFlat, takeAsLong } from "./load.mjs";

export const ADA = { username: "ada_l-1", password: "pässwörd ﬁ 🔑" };
const WRONG = "Wrong user name or password.";

const moved = (name, hash) => `
  INSERT INTO user (id, username) VALUES ('${name}-id', '${name}');
  INSERT INTO user_key (id, user_id, hashed_password) VALUES ('username:${name}', '${name}-id', '${hash}');`;

/**
 * SQL for three users with hashes made elsewhere, as in a database from before the move.
 * @param {{ stored: string }} old of `oldHash`
 */
export const movedUsers = (old) =>
  moved("oslo", OSLO_HASH) + moved("rust", RUST_HASH) + moved("old", old.stored);

/**
 * @param {Function} test
 * @param {object} app
 * @param {string} app.url where it runs, with `movedUsers(app.old)` in its database
 * @param {string} app.folder
 * @param {string} app.protectedPath answers GET with `user` when there is a session
 * @param {object} app.old of `oldHash`
 * @param {number} app.statusOfForm the status of the answer to a form
 */
export function luciaAccounts(test, app) {
  accounts(test, app);
  sessions(test, app);
  refusals(test, app);
  load(test, app);
}

const hashOf = (folder, username) =>
  queryD1(folder, "SELECT * FROM user_key WHERE id = ?", `username:${username}`)[0].hashed_password;

function accounts(test, { url, folder, protectedPath, old }) {
  test("signing up stores a hash that OpenSSL verifies, and opens a session", async () => {
    const ada = visitor(url);
    const { status, json, setCookies, text } = await ada.post("/signup", { json: ADA });
    equal(status, 201, `status of ${text}`);
    equal(json.user.username, ADA.username, "user name");
    equal(setCookies.length, 1, "cookies");
    for (const flag of ["HttpOnly", "SameSite=Lax", "Path=/"]) {
      ok(
        setCookies[0].includes(flag),
        `the cookie lacks ${flag}: ${setCookies[0].replace(/=[^;]+/, "=…")}`,
      );
    }
    const [key] = queryD1(
      folder,
      "SELECT * FROM user_key WHERE id = ?",
      `username:${ADA.username}`,
    );
    equal(key.user_id, json.user.userId, "user of the key");
    ok(key.hashed_password.startsWith("$argon2id$v=19$m=19456,t=2,p=1$"), "not the default costs");
    ok(opensslVerifies(key.hashed_password, ADA.password), "OpenSSL gets another tag");
    ok(!opensslVerifies(key.hashed_password, "another password"), "OpenSSL verifies anything");
  });

  test("a taken user name is refused", async () => {
    const { status, json } = await visitor(url).post("/signup", {
      json: { ...ADA, password: "another" },
    });
    equal(status, 409, "status");
    equal(json.error, "This user name is taken.", "message");
    equal(
      queryD1(folder, "SELECT id FROM user WHERE username = ?", ADA.username).length,
      1,
      "users",
    );
  });

  for (const [username, maker] of [
    ["oslo", "oslo"],
    ["rust", "RustCrypto"],
  ]) {
    test(`a user whose hash was made by ${maker} logs in`, async () => {
      const user = visitor(url);
      const { status, json } = await user.post("/login", {
        json: { username, password: PASSWORD },
      });
      equal(status, 200, "status");
      equal(json.user.username, username, "user name");
      equal((await user.get(protectedPath)).status, 200, "status with the session");
    });
  }

  rehashesOnce(test, old, {
    stored: () => hashOf(folder, "old"),
    logIn: async (password) => {
      const user = visitor(url);
      await user.post("/login", { json: { username: "old", password } });
      return (await user.get(protectedPath)).json.user?.username === "old";
    },
  });
}

function sessions(test, { url, protectedPath }) {
  test("the protected route wants a session, which lasts until logging out", async () => {
    const ada = visitor(url);
    equal((await ada.get(protectedPath)).status, 401, "status before");
    equal((await ada.post("/login", { json: ADA })).status, 200, "status of logging in");
    const stolen = [...ada.cookies.values()][0];
    for (const round of [1, 2]) {
      const { status, json } = await ada.get(protectedPath);
      equal(status, 200, `status with the session, round ${round}`);
      equal(json.user.username, ADA.username, "user name");
    }
    equal((await ada.post("/logout")).status, 204, "status of logging out");
    equal(ada.cookies.size, 0, "cookies after logging out");
    equal((await ada.get(protectedPath)).status, 401, "status after");
    const thief = visitor(url, { cookie: `auth_session=${stolen}` });
    equal((await thief.get(protectedPath)).status, 401, "status with the ended session's cookie");
  });

  test("another site can neither log in nor out", async () => {
    const ada = visitor(url);
    await ada.post("/login", { json: ADA });
    const headers = { origin: "https://elsewhere.example" };
    equal((await ada.post("/logout", { headers })).status, 403, "status of logging out");
    equal((await ada.get(protectedPath)).status, 200, "status with the session");
    equal(
      (await visitor(url).post("/login", { json: ADA, headers })).status,
      403,
      "status of logging in",
    );
  });
}

function refusals(test, { url, statusOfForm }) {
  test("an unknown user and a wrong password get the same answer after the same work", async () => {
    const attempt = (json) => visitor(url).post("/login", { json });
    const unknownUser = () => attempt({ ...ADA, username: "nobody" });
    const wrongPassword = () => attempt({ ...ADA, password: `${ADA.password}!` });
    const [unknown, wrong] = [await unknownUser(), await wrongPassword()];
    equal(unknown.status, 401, "status for an unknown user");
    equal(unknown.json.error, WRONG, "message for an unknown user");
    equal(unknown.text, wrong.text, "answers");
    equal(unknown.setCookies.length + wrong.setCookies.length, 0, "cookies");
    await takeAsLong(unknownUser, wrongPassword);
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
    "text that is no JSON": [400, { text: "{", headers: { "content-type": "application/json" } }],
    "a form": [statusOfForm, { form: valid }],
    "a long body": [413, { json: { ...valid, more: "x".repeat(5000) } }],
  };
  test("what is no user name and password is refused with a sentence", async () => {
    for (const [what, [wanted, body]] of Object.entries(bad)) {
      for (const path of ["/signup", "/login"]) {
        const { status, json } = await visitor(url).post(path, body);
        equal(status, wanted, `status of ${path} for ${what}`);
        ok(/^[A-Z].{15,80}$/.test(json.error), `the message for ${what} is no sentence`);
      }
    }
  });

  test("the shortest and the longest names and passwords are taken", async () => {
    for (const length of [
      [3, 6],
      [31, 255],
    ]) {
      const [username, password] = ["n".repeat(length[0]), "p".repeat(length[1])];
      equal(
        (await visitor(url).post("/signup", { json: { username, password } })).status,
        201,
        "status",
      );
    }
  });

  test("unknown routes are answered with 404", async () => {
    equal((await visitor(url).get("/nowhere")).status, 404, "status of GET");
    equal((await visitor(url).get("/login")).status, 404, "status of GET /login");
  });
}

function load(test, { url }) {
  test("50 users log in at once: all right, none wrong, memory flat", () =>
    staysFlat(async (index) => {
      const isWrong = index % 5 === 0;
      const password = isWrong ? `${ADA.password}${index}` : ADA.password;
      const { status } = await visitor(url).post("/login", { json: { ...ADA, password } });
      return status === (isWrong ? 401 : 200);
    }));
}
