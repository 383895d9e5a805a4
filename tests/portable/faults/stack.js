// Calls with little stack left, down to none. If a call doesn't reach the engine, the error is the
// language's own RangeError.

import { utf8 } from "../../kit/bytes.js";
import * as check from "../../kit/check.js";
import * as spies from "../engine/spies.js";
import {
  COSTS,
  callsOf,
  fails,
  HASH,
  leavesNothing,
  PASSWORD,
  SECRET,
  works,
} from "./aftermath.js";

export const name = "stack";

const ENOUGH = 25;

/** Runs `call` when the stack has room for `frames` more frames of `descend`. */
function nearTheEnd(frames, call) {
  let left = frames;
  let outcome;
  const descend = () => {
    try {
      descend();
    } catch {
      // This is the end of the stack.
    }
    left -= 1;
    if (left === 0) outcome = attempt(call);
  };
  descend();
  return outcome;
}

function attempt(call) {
  try {
    return { value: call() };
  } catch (error) {
    return { error };
  }
}

export function define(test, { api }) {
  const { hashSync, verifySync } = callsOf(api);
  const { Argon2Error, Argon2id } = api;
  const argon2id = new Argon2id({ ...COSTS, secret: SECRET });
  const bytes = utf8(PASSWORD);
  const calls = {
    hashSync,
    verifySync,
    "verifySync, bytes": () => argon2id.verifySync(HASH, bytes),
    needsRehash: () => argon2id.needsRehash(HASH),
    "constructor, buffer": () => new Argon2id({ ...COSTS, secret: bytes.slice().buffer }) !== null,
    "constructor, view": () =>
      new Argon2id({ ...COSTS, secret: new DataView(bytes.buffer) }) !== null,
  };
  const right = { hashSync: "string", needsRehash: false };

  for (const [method, call] of Object.entries(calls)) {
    test(`${method} near the end of the stack is right or an error, and leaves nothing`, async () => {
      await works(api);
      let refused = 0;
      for (let frames = 1, successes = 0; successes < ENOUGH; frames++) {
        const { value, error } = nearTheEnd(frames, call) ?? {};
        if (value === undefined) {
          const isTyped = error instanceof Argon2Error && error.code === "ENGINE";
          const isNamed = error === undefined || error instanceof RangeError;
          check.ok(isTyped || isNamed, `${frames} frames left: ${error}`);
          refused += 1;
          successes = 0;
          if (isTyped || frames % 16 === 0) leavesNothing();
        } else {
          const given = typeof value === "string" ? typeof value : value;
          check.equal(given, right[method] ?? true, `${frames} frames left`);
          successes += 1;
        }
      }
      check.ok(refused > 0, `${refused} calls were refused`);
      leavesNothing();
      await works(api);
    });
  }

  test("a stack that overflows in the middle of a pass is ENGINE, and the next call works", async () => {
    for (const [method, call] of Object.entries(callsOf(api))) {
      await works(api);
      spies.engines.at(-1).overflowing_block.value = 50;
      await fails(call, { type: Argon2Error, code: "ENGINE" }, method);
      leavesNothing();
      await works(api);
    }
  });
}
