// Checks what every fault must leave behind: clean memory, and an engine whose next call is right.

import { fromHex, toBase64, utf8 } from "../../kit/bytes.js";
import * as check from "../../kit/check.js";
import { preHash } from "../engine/pre-hash.js";
import { expectNothingOf, expectZeros } from "../engine/residue.js";
import * as spies from "../engine/spies.js";

// No piece of them occurs in the engine's own constants.
export const PASSWORD = "qX7#vZ3!kJ9$wQ2%пароль@zH5^";
export const SECRET = "Yf4&Gb8*Rn1(Vc6)Uj0_Mq3+Xd9=";
export const SALT = fromHex("0102030405060708090a0b0c0d0e0f10");
export const COSTS = { memorySize: 64, iterations: 2, parallelism: 2, tagLength: 40 };
/** The tag that OpenSSL computes. */
export const TAG_HEX =
  "a38cb8411b96bd8f03ce3fefe65f6af3d41d211bf314665c21503bd6e9e1216badb54606cfd32085";
export const HASH = `$argon2id$v=19$m=64,t=2,p=2$${toBase64(SALT)}$${toBase64(fromHex(TAG_HEX))}`;

const INPUTS = { password: utf8(PASSWORD), secret: utf8(SECRET) };
const NEEDLES = {
  ...INPUTS,
  tag: fromHex(TAG_HEX),
  "tag's text": utf8(toBase64(fromHex(TAG_HEX))),
  H0: preHash({ ...COSTS, ...INPUTS, salt: SALT }),
};

/** Checks the newest instance and the one before it, which the fault may have dropped. */
export function leavesNothing() {
  for (const memory of spies.memories.slice(-2)) {
    expectNothingOf(NEEDLES, memory);
    expectZeros(memory, spies.constants);
  }
}

/** The next synchronous and asynchronous calls give the right results. */
export async function works({ Argon2id, hashRaw }) {
  const argon2id = new Argon2id({ ...COSTS, secret: SECRET });
  check.equal(argon2id.verifySync(HASH, PASSWORD), true, "the next call");
  const tag = await hashRaw(PASSWORD, { ...COSTS, salt: SALT, secret: SECRET });
  check.bytes(tag, TAG_HEX, "the next tag");
  check.equal(await argon2id.verify(await argon2id.hash(PASSWORD), PASSWORD), true, "round trip");
  check.equal(await argon2id.verify(HASH, `${PASSWORD}!`), false, "another password");
}

/** The calls that a fault can hit, each with `PASSWORD` and `SECRET`. */
export function callsOf({ Argon2id, hashRaw }) {
  const argon2id = new Argon2id({ ...COSTS, secret: SECRET });
  return {
    hash: () => argon2id.hash(PASSWORD),
    verify: () => argon2id.verify(HASH, PASSWORD),
    hashRaw: () => hashRaw(PASSWORD, { ...COSTS, salt: SALT, secret: SECRET }),
    hashSync: () => argon2id.hashSync(PASSWORD),
    verifySync: () => argon2id.verifySync(HASH, PASSWORD),
  };
}

/** Makes the next call get a new instance with these switches set. */
export async function renew(api, switches = {}) {
  const [[, call]] = Object.entries(callsOf(api));
  await call();
  spies.engines.at(-1).trapping_block.value = 1;
  await check.rejects(call, { type: api.Argon2Error, code: "ENGINE" }, "the trap that renews");
  spies.switchInNextInstance(switches);
}

/** The call fails as expected, whether it throws or rejects. */
export async function fails(call, expected, what) {
  let outcome;
  try {
    outcome = call();
  } catch (error) {
    check.throws(
      () => {
        throw error;
      },
      expected,
      what,
    );
    return;
  }
  await check.rejects(() => Promise.resolve(outcome), expected, what);
}

/** On a platform that can't run the engine, all calls fail in the same way every time. */
export async function failsForGood(api, mentions) {
  const never = [PASSWORD, SECRET];
  const expected = { type: api.Argon2Error, code: "ENGINE", mentions, never };
  for (let round = 0; round < 2; round++) {
    for (const [method, call] of Object.entries(callsOf(api))) await fails(call, expected, method);
    check.throws(() => api.parse("$argon2id$"), expected, "parse");
  }
}
