// Random parameter sets whose tags OpenSSL computed at the start of this run.

import { fromHex, phcString } from "../../kit/bytes.js";
import * as check from "../../kit/check.js";

export const name = "random";

export function define(test, { api, data }) {
  for (const [index, set] of data.random.entries()) {
    const { type, m, t, p } = set;
    const costs = `${type} m=${m} t=${t} p=${p} tag=${set.tag_hex.length / 2}`;
    test(`seed ${data.seed}, set ${index}: ${costs}`, () => checkSet(api, set));
  }
}

async function checkSet({ Argon2id, hashRaw }, set) {
  const password = set.password ?? fromHex(set.password_hex);
  const parameters = {
    algorithm: set.type,
    version: 19,
    memorySize: set.m,
    iterations: set.t,
    parallelism: set.p,
    salt: fromHex(set.salt_hex),
    associatedData: fromHex(set.ad_hex),
  };
  const secret = fromHex(set.secret_hex);
  const tagLength = set.tag_hex.length / 2;
  const tag = await hashRaw(password, { ...parameters, tagLength, secret });
  check.bytes(tag, set.tag_hex, "tag");

  const verifier = new Argon2id({ secret });
  const hash = phcString({ ...parameters, tag });
  check.equal(verifier.verifySync(hash, password), true, "verify with the password");
}
