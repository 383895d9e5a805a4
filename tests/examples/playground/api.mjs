// The Worker's answers to programs.

import { equal, ok } from "../../kit/check.js";
import { rehashesOnce } from "../accounts/rehashing.mjs";
import {
  DEFAULT_COSTS,
  OSLO_HASH,
  oldHash,
  opensslVerifies,
  PASSWORD,
  RUST_HASH,
} from "../harness/hashes.mjs";
import { staysFlat } from "../harness/load.mjs";

export function api(test, client) {
  hashing(test, client);
  verifying(test, client);
  refusals(test, client);

  test("50 hashes and verifications at once: all right, memory flat", () =>
    staysFlat(async (index) => {
      if (index % 2 === 0) {
        const { json } = await client.post("/hash", { json: { password: PASSWORD } });
        return json.hash.startsWith(DEFAULT_COSTS);
      }
      const password = index % 5 === 0 ? "wrong" : PASSWORD;
      const { json } = await client.post("/verify", { json: { password, hash: OSLO_HASH } });
      return json.matches === (password === PASSWORD);
    }));
}

function hashing(test, client) {
  const costs = {
    "the default costs": [{}, "m=19456,t=2,p=1"],
    "costs of the caller's choice": [
      { memorySize: 1024, iterations: 3, parallelism: 2 },
      "m=1024,t=3,p=2",
    ],
  };
  for (const [what, [options, wanted]] of Object.entries(costs)) {
    test(`POST /hash answers with a hash of ${what} that OpenSSL verifies`, async () => {
      const { status, json } = await client.post("/hash", {
        json: { password: PASSWORD, ...options },
      });
      equal(status, 200, "status");
      ok(json.hash.startsWith(`$argon2id$v=19$${wanted}$`), `the hash lacks ${wanted}`);
      ok(opensslVerifies(json.hash, PASSWORD), "OpenSSL gets another tag");
      equal(Buffer.from(json.parts.tag, "hex").length, 32, "bytes of the tag");
    });
  }
}

function verifying(test, client) {
  for (const [maker, hash] of Object.entries({ oslo: OSLO_HASH, RustCrypto: RUST_HASH })) {
    test(`POST /verify tells right from wrong with a hash made by ${maker}`, async () => {
      for (const [password, matches] of Object.entries({ [PASSWORD]: true, wrong: false })) {
        const { status, json } = await client.post("/verify", { json: { password, hash } });
        equal(status, 200, "status");
        equal(JSON.stringify(json), JSON.stringify({ matches }), "body");
      }
    });
  }

  test("POST /verify gives a new hash for one that is weaker than the defaults", async () => {
    const weak = { password: PASSWORD, memorySize: 1024 };
    const { hash } = (await client.post("/hash", { json: weak })).json;
    const { json } = await client.post("/verify", { json: { password: PASSWORD, hash } });
    equal(json.matches, true, "matches");
    ok(opensslVerifies(json.rehash, PASSWORD), "OpenSSL gets another tag");
  });

  // This Worker stores nothing, so its caller does.
  const old = oldHash("bcrypt");
  let { stored } = old;
  rehashesOnce(test, old, {
    stored: () => stored,
    logIn: async (password) => {
      const { json } = await client.post("/verify", { json: { password, hash: stored } });
      stored = json.rehash ?? stored;
      return json.matches;
    },
  });
}

function refusals(test, client) {
  const password = PASSWORD;
  const bad = {
    "no body": ["/hash", undefined],
    "a list": ["/hash", []],
    "no password": ["/hash", {}],
    "a long password": ["/hash", { password: "p".repeat(4097) }, "PASSWORD_TOO_LONG"],
    "too much memory": ["/hash", { password, memorySize: 65537 }],
    "too many passes": ["/hash", { password, iterations: 11 }],
    "too many lanes": ["/hash", { password, parallelism: 5 }],
    "a text as cost": ["/hash", { password, iterations: "2" }],
    "no hash": ["/verify", { password }],
    "text that is no hash": ["/verify", { password, hash: "nonsense" }, "INVALID_HASH"],
    "a hash that costs too much": [
      "/verify",
      { password, hash: RUST_HASH.replace("19456", "65537") },
      "COST_LIMIT",
    ],
  };
  test("what the caller got wrong is answered with 400, as JSON, and a sentence", async () => {
    for (const [what, [path, json, code]] of Object.entries(bad)) {
      const answer = await client.post(path, { json });
      equal(answer.status, 400, `status for ${what}`);
      equal(answer.json.error.code, code, `code for ${what}`);
      ok(answer.json.error.message.length > 15, `no message for ${what}`);
      ok(!answer.text.includes(password), `the answer for ${what} shows the password`);
    }
  });
}
