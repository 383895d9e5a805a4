// Checks an app's answers by recomputing them with OpenSSL, through node:crypto.
import { argon2Sync, timingSafeEqual } from "node:crypto";

const PASSWORD = "correct horse battery staple"; // as in app/check.js
const HASH = /^\$argon2id\$v=19\$m=19456,t=2,p=1\$([A-Za-z0-9+/]{22})\$([A-Za-z0-9+/]{43})$/;
const HASH_LENGTH = 97;

/** Finds the lines of JSON that a program printed, whatever its tool prints around them. */
export function answersIn(text) {
  const found = text.match(/\{"(?:hash|error)":.*\}/g);
  if (!found) throw new Error(`no result among what was printed:\n${text.slice(-3000)}`);
  return found.map((json) => JSON.parse(json));
}

/**
 * @param {object} answer of app/check.js
 * @param {import("./manifest.mjs").Case["error"]} expectedError
 * @throws {Error} that says what is wrong
 */
export function judge(answer, expectedError) {
  if (expectedError) judgeError(answer, expectedError);
  else judgeHash(answer);
}

function judgeHash({ hash, right, wrong, error }) {
  if (error) throw new Error(`the package threw ${JSON.stringify(error)}`);
  const [, salt, tag] = HASH.exec(hash) ?? [];
  if (tag === undefined || hash.length !== HASH_LENGTH) {
    throw new Error(`not a hash with the default costs: ${JSON.stringify(hash)}`);
  }
  const expected = argon2Sync("argon2id", {
    message: PASSWORD,
    nonce: Buffer.from(salt, "base64"),
    memory: 19456,
    passes: 2,
    parallelism: 1,
    tagLength: 32,
  });
  if (!timingSafeEqual(expected, Buffer.from(tag, "base64"))) {
    throw new Error(`the tag of ${hash} is not what OpenSSL computes`);
  }
  if (right !== true) throw new Error(`verify with the right password gave ${right}`);
  if (wrong !== false) throw new Error(`verify with a wrong password gave ${wrong}`);
}

function judgeError({ error, hash }, expected) {
  if (!error) throw new Error(`expected ${expected.name} ${expected.code ?? ""}, got ${hash}`);
  const matches =
    error.name === expected.name &&
    error.code === expected.code &&
    expected.message.test(error.message);
  if (!matches) throw new Error(`expected ${expected.message}, got ${JSON.stringify(error)}`);
}
