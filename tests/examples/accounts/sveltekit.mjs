// Tests that the SvelteKit apps share: their forms over HTTP, also for users whose hashes were made
// elsewhere.

import { equal, ok } from "../../kit/check.js";
import { opensslVerifies, PASSWORD } from "../harness/hashes.mjs";
import { AT_ONCE, atOnce, staysFlat, takeAsLong } from "../harness/load.mjs";
import { rehashesOnce } from "./rehashing.mjs";

const WRONG = "a wrong password";
const STORED = "pässword of stored";

/**
 * @typedef {object} App
 * @property {(headers?: Record<string, string>) => object} newVisitor makes a `visitor` that accepts
 *   JSON
 * @property {Record<"signUp" | "logIn", string>} paths of the forms
 * @property {(user: string, password: string) => Record<string, string>} formOf both; `oslo`, `rust`
 *   and `old` are in the database
 * @property {(answer: object) => boolean} isIn whether a form was accepted
 * @property {(user: string) => Promise<string> | string} storedHash
 * @property {{ library: string, stored: string, password: string }} old of `oldHash`
 */

/** @param {Function} test @param {App} app */
export function testForms(test, { newVisitor, paths, formOf, isIn, storedHash, old }) {
  const logIn = (user, password, client = newVisitor()) =>
    client.post(paths.logIn, { form: formOf(user, password) });
  const signUp = (user, password) =>
    newVisitor().post(paths.signUp, { form: formOf(user, password) });

  test("the stored hash is an Argon2id hash that OpenSSL agrees with", async () => {
    ok(isIn(await signUp("stored", STORED)), "signed up");
    equal(opensslVerifies(await storedHash("stored"), STORED), true);
    equal(opensslVerifies(await storedHash("stored"), "another password"), false);
  });
  for (const user of ["oslo", "rust"]) {
    test(`a user whose hash was made by ${user} logs in`, async () => {
      ok(isIn(await logIn(user, PASSWORD)), "logged in");
      equal((await logIn(user, `${PASSWORD}!`)).json.type, "failure");
    });
  }
  rehashesOnce(test, old, {
    stored: () => storedHash("old"),
    logIn: async (password) => isIn(await logIn("old", password)),
  });
  test("the session cookie is Secure, HttpOnly and SameSite=Lax", async () => {
    const { setCookies } = await logIn("oslo", PASSWORD);
    equal(setCookies.length, 1, "cookies");
    for (const attribute of ["Secure", "HttpOnly", "SameSite=Lax", "Path=/"]) {
      ok(setCookies[0].split("; ").includes(attribute), `${attribute} in ${setCookies[0]}`);
    }
  });
  test("a form from another origin is refused", async () => {
    const stranger = newVisitor({ origin: "https://stranger.example" });
    const { status, setCookies } = await logIn("oslo", PASSWORD, stranger);
    equal(status, 403, "status");
    equal(setCookies.length, 0, "cookies");
  });
  test("unknown users and wrong passwords get the same answer after the same work", async () => {
    const unknown = () => logIn("unknown", WRONG);
    const wrong = () => logIn("oslo", WRONG);
    const without = ({ text }, name) => text.replaceAll(name, "…");
    equal(without(await unknown(), "unknown"), without(await wrong(), "oslo"));
    await takeAsLong(unknown, wrong);
  });
  test("hostile fields are refused without a crash", async () => {
    const long = "x".repeat(100_000);
    equal((await logIn("oslo", long)).json.status, 400, "long password");
    equal((await logIn(long, PASSWORD)).json.status, 400, "long name");
    equal((await logIn("' OR 1=1 --", PASSWORD)).json.status, 400, "quote");
    equal((await newVisitor().post(paths.signUp, { form: {} })).json.status, 400, "no fields");
  });
  test(`${AT_ONCE} log-ins at once are all right, and memory stays flat`, async () => {
    await staysFlat(async (index) => {
      const isRight = index % 2 === 0;
      const answer = await logIn("oslo", isRight ? PASSWORD : WRONG);
      return isRight ? isIn(answer) : answer.json?.type === "failure";
    });
  });
  test(`of ${AT_ONCE} sign-ups with one name at once, one succeeds`, async () => {
    const answers = await atOnce(() => signUp("contended", PASSWORD));
    equal(answers.filter(isIn).length, 1, "sign-ups");
    const refused = answers.filter((answer) => !isIn(answer));
    const statuses = refused.map(({ json, status }) => json?.status ?? status);
    equal(statuses.filter((status) => status !== 409).join(), "", "statuses other than 409");
  });
}
