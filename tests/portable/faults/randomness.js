// No random bytes are available: the source is absent, throws, or gives none.

import * as check from "../../kit/check.js";
import * as spies from "../engine/spies.js";
import { callsOf, leavesNothing, PASSWORD, renew, works } from "./aftermath.js";

export const name = "randomness";

const throwing = (thrown) => () => {
  throw thrown;
};

const SOURCES = {
  "throws an Error": throwing(new Error("no entropy")),
  "throws undefined": throwing(undefined),
  "throws a plain object, as the engine does": throwing({ code: "COST_LIMIT", message: "x" }),
  "throws the password's error": throwing(new RangeError(PASSWORD)),
  "gives no bytes": (array) => array,
  "is no function": undefined,
};

const CRYPTOS = {
  absent: { value: undefined },
  null: { value: null },
  "without getRandomValues": { value: {} },
  "a getter that throws": { get: throwing(new Error("no crypto")) },
};

export function define(test, { api }) {
  const { hash, hashSync, verifySync } = callsOf(api);
  const refused = { type: api.Argon2Error, code: "NO_RANDOM", never: [PASSWORD] };

  const expectRefusal = async () => {
    await check.rejects(hash, refused, "hash");
    check.throws(hashSync, refused, "hashSync");
    leavesNothing();
    check.equal(verifySync(), true, "verify, which needs none");
  };

  for (const [what, source] of Object.entries(SOURCES)) {
    test(`a source that ${what} is NO_RANDOM, and the next call works`, async () => {
      await spies.withRandom(source, expectRefusal);
      await works(api);
    });
  }

  for (const [what, descriptor] of Object.entries(CRYPTOS)) {
    test(`crypto ${what} is NO_RANDOM, and the next call works`, async () => {
      await spies.withGlobal("crypto", { ...descriptor, configurable: true }, expectRefusal);
      await works(api);
    });
  }

  test("a source that moves the engine's memory gives a salt or NO_RANDOM, never zeros", async () => {
    const large = new api.Argon2id({ memorySize: 8192, iterations: 1 });
    const stored = await large.hash(PASSWORD);
    const real = crypto.getRandomValues.bind(crypto);
    const moving = (array) => {
      check.equal(large.verifySync(stored, PASSWORD), true, "the inner call");
      return real(array);
    };
    for (let i = 0; i < 2; i++) {
      await renew(api);
      const outcome = await spies.withRandom(moving, () => hash().catch((error) => error));
      const salt = outcome.code ?? outcome.split("$")[4];
      check.ok(salt === "NO_RANDOM" || new Set(salt).size > 3, `salt: ${salt}`);
      leavesNothing();
    }
    await works(api);
  });
}
