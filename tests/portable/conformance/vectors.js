// Published vectors and the matrices of independent implementations, through hashRaw and verify.

import { fromHex, phcString, repeated } from "../../kit/bytes.js";
import * as check from "../../kit/check.js";

export const name = "vectors";

// A workerd isolate has 128 MB, and the 23 larger vectors take as long as all others together.
const LARGEST_KIB = 65_536;

export function define(test, { api, data }) {
  const runs = data.published.filter(({ m }) => m <= LARGEST_KIB || data.largeVectors);
  for (const vector of runs) {
    test(`${vector.suite}: ${describe(vector)}`, () => checkVector(api, vector));
  }
  const left = data.published.length - runs.length;
  if (left > 0) test.skip(`${left} published vectors`, "need more than 64 MiB; Node 24 runs them");
  for (const [index, vector] of data.matrix.entries()) {
    test(`matrix ${index}: ${describe(vector)}`, () => checkVector(api, vector));
  }
}

const describe = ({ type, version, m, t, p, tag_len, source }) =>
  `${type} v=${version} m=${m} t=${t} p=${p} tag=${tag_len} (${source})`;

/** A field that is given in hex or described as a repeated pattern. */
function field(vector, key) {
  const generated = vector[`${key}_gen`];
  if (generated) return repeated(generated.repeat_hex, generated.len);
  return fromHex(vector[`${key}_hex`] ?? "");
}

async function checkVector({ Argon2id, hashRaw }, vector) {
  const password = field(vector, "password");
  const parameters = {
    algorithm: vector.type,
    version: vector.version,
    memorySize: vector.m,
    iterations: vector.t,
    parallelism: vector.p,
    salt: field(vector, "salt"),
    associatedData: field(vector, "ad"),
  };
  const secret = field(vector, "secret");
  const maxPasswordLength = password.length + 1;
  const tag = await hashRaw(password, {
    ...parameters,
    tagLength: vector.tag_len,
    secret,
    maxPasswordLength,
  });
  check.bytes(tag, vector.tag_hex, "tag");

  // A PHC string takes the same bytes through different code. It would double the time of the large
  // vectors, and a salt of 64 KiB doesn't belong in a string, so only the small vectors do this.
  if (vector.m * vector.t > 4096 || parameters.salt.length > 64) return;
  const verifier = new Argon2id({ secret, maxPasswordLength });
  // Some libraries leave the associated data out of their strings; in that case, verify our string.
  const complete = vector.phc && (!vector.ad_hex || vector.phc.includes("data="));
  const own = phcString({ ...parameters, tag: fromHex(vector.tag_hex) });
  const hash = complete ? vector.phc : own;
  check.equal(await verifier.verify(hash, password), true, "verify with the password");
  const other = Uint8Array.of(...password.subarray(0, 64), 0x21);
  check.equal(await verifier.verify(hash, other), false, "verify with another password");
}
