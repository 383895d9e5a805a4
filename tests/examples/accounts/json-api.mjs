// Tests that JSON APIs with accounts share: signing up, logging in and out, a protected route, and
// users whose hashes were made elsewhere.

import { equal, ok } from "../../kit/check.js";
import {
  DEFAULT_COSTS,
  OSLO_HASH,
  opensslVerifies,
  PASSWORD,
  RUST_HASH,
} from "../harness/hashes.mjs";
import { staysFlat, takeAsLong } from "../harness/load.mjs";
import { rehashesOnce } from "./rehashing.mjs";

/** The users from before the move, by their ids, without those of `oldHash`. */
export const MOVED = { oslo: OSLO_HASH, rust: RUST_HASH };
const MAKERS = { oslo: "oslo", rust: "RustCrypto" };

/**
 * @typedef {object} Api
 * @property {(headers?: Record<string, string>) => object} newVisitor makes a `visitor`
 * @property {object} ada the JSON with which Ada signs up and logs in
 * @property {Record<"signUp" | "logIn" | "logOut" | "me", string>} paths `me` needs a session
 * @property {Record<"signUp" | "logOut", number>} statuses of success
 * @property {string} refusal what an unknown user and a wrong password are told
 * @property {(id: string, password: string) => object} credentials the JSON with which a user of
 *   `MOVED` or `old` logs in
 * @property {(json: object) => { id: string, name: string } | undefined} userIn an answer
 * @property {string} adaName how answers call Ada
 * @property {(id: string) => string} hashOf a user in the database
 * @property {{ id: string, stored: string }[]} old users with hashes of `oldHash`
 */

/** @param {Function} test @param {Api} api */
export function testAccounts(test, api) {
  signingUp(test, api);
  oldUsers(test, api);
  sessions(test, api);
  refusals(test, api);

  test("50 users log in at once: all right, none wrong, memory flat", () =>
    staysFlat(async (index) => {
      const isWrong = index % 5 === 0;
      const password = isWrong ? `${api.ada.password}${index}` : api.ada.password;
      const json = { ...api.ada, password };
      const { status } = await api.newVisitor().post(api.paths.logIn, { json });
      return status === (isWrong ? 401 : 200);
    }));
}

function signingUp(test, { newVisitor, paths, statuses, ada, adaName, userIn, hashOf }) {
  test("signing up stores a hash that OpenSSL verifies, and opens a session", async () => {
    const client = newVisitor();
    const { status, json, setCookies, text } = await client.post(paths.signUp, { json: ada });
    equal(status, statuses.signUp, `status of ${text}`);
    equal(setCookies.length, 1, "cookies");
    for (const flag of ["HttpOnly", "SameSite=Lax", "Path=/"]) {
      ok(setCookies[0].includes(flag), `the cookie lacks ${flag}`);
    }
    const { id, name } = userIn(json);
    equal(name, adaName, "name of the user");
    equal(userIn((await client.get(paths.me)).json).name, adaName, "name of the session's user");
    ok(hashOf(id).startsWith(DEFAULT_COSTS), "not the default costs");
    ok(opensslVerifies(hashOf(id), ada.password), "OpenSSL gets another tag");
    ok(!opensslVerifies(hashOf(id), "another password"), "OpenSSL verifies anything");
  });
}

function oldUsers(test, { newVisitor, paths, credentials, userIn, hashOf, old }) {
  for (const id of Object.keys(MOVED)) {
    test(`a user whose hash was made by ${MAKERS[id]} logs in`, async () => {
      const user = newVisitor();
      const { status } = await user.post(paths.logIn, { json: credentials(id, PASSWORD) });
      equal(status, 200, "status");
      equal(userIn((await user.get(paths.me)).json).id, id, "user of the session");
    });
  }
  for (const { id, ...hash } of old) {
    rehashesOnce(test, hash, {
      stored: () => hashOf(id),
      logIn: async (password) => {
        const user = newVisitor();
        await user.post(paths.logIn, { json: credentials(id, password) });
        return userIn((await user.get(paths.me)).json)?.id === id;
      },
    });
  }
}

function sessions(test, { newVisitor, paths, statuses, ada, adaName, userIn }) {
  test("the protected route wants a session, which lasts until logging out", async () => {
    const client = newVisitor();
    equal((await client.get(paths.me)).status, 401, "status before");
    equal((await client.post(paths.logIn, { json: ada })).status, 200, "status of logging in");
    const cookie = [...client.cookies].map((pair) => pair.join("=")).join("; ");
    for (const round of [1, 2]) {
      const { status, json } = await client.get(paths.me);
      equal(status, 200, `status with the session, round ${round}`);
      equal(userIn(json).name, adaName, "name of the user");
    }
    const { status } = await client.post(paths.logOut, { json: {} });
    equal(status, statuses.logOut, "status of logging out");
    equal(client.cookies.size, 0, "cookies after logging out");
    equal((await client.get(paths.me)).status, 401, "status after");
    const thief = newVisitor({ cookie });
    equal((await thief.get(paths.me)).status, 401, "status with the ended session's cookie");
  });

  test("another site can neither log in nor out", async () => {
    const client = newVisitor();
    await client.post(paths.logIn, { json: ada });
    const headers = { origin: "https://elsewhere.example", "sec-fetch-site": "cross-site" };
    const out = await client.post(paths.logOut, { json: {}, headers });
    equal(out.status, 403, "status of logging out");
    equal((await client.get(paths.me)).status, 200, "status with the session");
    const { status } = await newVisitor().post(paths.logIn, { json: ada, headers });
    equal(status, 403, "status of logging in");
  });
}

function refusals(test, { newVisitor, paths, ada, refusal, credentials }) {
  test("an unknown user and a wrong password get the same answer after the same work", async () => {
    const attempt = (json) => newVisitor().post(paths.logIn, { json });
    const unknownUser = () => attempt(credentials("nobody", ada.password));
    const wrongPassword = () => attempt({ ...ada, password: `${ada.password}!` });
    const [unknown, wrong] = [await unknownUser(), await wrongPassword()];
    equal(unknown.status, 401, "status for an unknown user");
    ok(unknown.text.includes(refusal), `message for an unknown user: ${unknown.text}`);
    equal(unknown.text, wrong.text, "answers");
    equal(unknown.setCookies.length + wrong.setCookies.length, 0, "cookies");
    await takeAsLong(unknownUser, wrongPassword);
  });
}
