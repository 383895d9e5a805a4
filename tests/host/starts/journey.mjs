// What an app of any page has to do for its users.

import assert from "node:assert/strict";
import { argon2Sync, createHash } from "node:crypto";
import { DEFAULT_COSTS, opensslVerifies } from "../../examples/harness/hashes.mjs";
import { takeAsLong } from "../../examples/harness/load.mjs";

const PASSWORD = "correct horse \ufb01";
const WRONG = "Wrong address or password.";
const OTHER_SITE = { origin: "https://other.example", "sec-fetch-site": "cross-site" };

const sha256 = (text) => createHash("sha256").update(text).digest("hex");

/** A hash with costs far below the defaults. */
function weakHash(password) {
  const nonce = Buffer.alloc(16, 7);
  const costs = { memory: 64, passes: 1, parallelism: 1, tagLength: 32 };
  const message = password.normalize("NFKC");
  const tag = argon2Sync("argon2id", { message, nonce, ...costs });
  const text = (bytes) => bytes.toString("base64").replace(/=+$/, "");
  return `$argon2id$v=19$m=64,t=1,p=1$${text(nonce)}$${text(tag)}`;
}

/**
 * @param {() => import("./visitors.mjs").Visitor} arrive
 * @param {{ query: (sql: string, ...parameters: (string | number)[]) => object[] }} database
 * @param {{ name: string, comparesOrigins: boolean }} options `name` of these users
 */
export async function journey(arrive, { query }, { name, comparesOrigins }) {
  const hashOf = (email) =>
    query("SELECT password_hash AS hash FROM users WHERE email = ?", email)[0].hash;
  const store = (email, hash) =>
    query("INSERT INTO users (email, password_hash) VALUES (?, ?)", email, hash);

  const ada = arrive();
  const address = `ada-${name}@example.com`;
  const { setCookies } = await ada.enter("signup", address, PASSWORD);
  assert.equal(await ada.who(), address, "sign-up logs in");
  const attributes = setCookies.join("\n");
  for (const part of [/; httponly/i, /; samesite=lax/i, /; max-age=2592000|; expires=/i]) {
    assert.match(attributes, part, "the cookie's attributes");
  }
  const hash = hashOf(address);
  assert.ok(hash.startsWith(DEFAULT_COSTS) && opensslVerifies(hash, PASSWORD), "what is stored");
  const token = ada.cookies.get("session");
  assert.equal(sessions(query, sha256(token)), 1, "the token's SHA-256 is stored");
  assert.equal(sessions(query, token), 0, "the token is not");

  const { text: taken } = await arrive().enter("signup", address, PASSWORD);
  assert.match(taken, /This address has an account\./);
  const { text: short } = await arrive().enter("signup", `b-${address}`, "1234567");
  assert.match(short, /8 to 200 characters/);

  await ada.leave();
  assert.equal(await ada.who(), undefined, "log-out");
  const thief = arrive();
  thief.cookies.set("session", token);
  assert.equal(await thief.who(), undefined, "the old token");

  for (const [email, password] of [
    [address, "correct horse fj"],
    ["nobody@example.com", PASSWORD],
    [address, ""],
    [address, "x".repeat(5_000)],
  ]) {
    const { text } = await ada.enter("login", email, password);
    assert.ok(text.includes(WRONG), `${email}: ${text.slice(0, 500)}`);
    assert.equal(await ada.who(), undefined, "a wrong password or address");
  }
  await takeAsLong(
    () => ada.enter("login", "nobody@example.com", "wrong horse"),
    () => ada.enter("login", address, "wrong horse"),
  );

  const victim = arrive();
  await victim.enter("login", address, PASSWORD, OTHER_SITE).catch(() => {}); // some hang up
  assert.equal(victim.cookies.size, comparesOrigins ? 0 : 1, "another site's form logs nobody in");

  await ada.enter("login", ` ${address.toUpperCase()} `, PASSWORD);
  assert.equal(await ada.who(), address, "log-in");
  assert.equal(hashOf(address), hash, "a hash with the right costs stays");
  query("UPDATE sessions SET expires_at = ? WHERE expires_at > ?", Date.now() - 1, Date.now());
  assert.equal(await ada.who(), undefined, "an expired session");

  const old = `old-${name}@example.com`;
  store(old, weakHash(PASSWORD));
  await rehashedOnce(arrive, hashOf, old);
}

const sessions = (query, text) =>
  query("SELECT count(*) AS count FROM sessions WHERE token_hash = ?", text)[0].count;

/** A user with an old hash is let in, and gets a new hash at the first right log-in. */
export async function rehashedOnce(arrive, hashOf, email, password = PASSWORD) {
  const old = hashOf(email);
  const user = arrive();
  await user.enter("login", email, `!${password}`); // bcrypt would ignore it at the end
  assert.equal(hashOf(email), old, "the hash after a wrong password");
  await user.enter("login", email, password);
  assert.equal(await user.who(), email, "log-in with an old hash");
  const hash = hashOf(email);
  assert.ok(hash.startsWith(DEFAULT_COSTS) && opensslVerifies(hash, password), "the new hash");
  const again = arrive();
  await again.enter("login", email, password);
  assert.equal(await again.who(), email, "log-in with the new hash");
  assert.equal(hashOf(email), hash, "the hash after the second log-in");
}
