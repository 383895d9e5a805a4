// Tests the Worker of examples/service-binding in workerd, over HTTP and called by a second Worker.

import { cpSync } from "node:fs";
import { join } from "node:path";
import { equal, ok } from "../../kit/check.js";
import { visitor } from "../harness/client.mjs";
import { deployable, installExample } from "../harness/example.mjs";
import {
  DEFAULT_COSTS,
  OSLO_HASH,
  opensslVerifies,
  PASSWORD,
  RUST_HASH,
} from "../harness/hashes.mjs";
import { staysFlat } from "../harness/load.mjs";
import { startServer, wranglerDev } from "../harness/server.mjs";

/** A password that NFKC changes, and its hash without NFKC by RustCrypto's argon2 0.5.3. */
const LIGATURE = {
  password: "ﬁancé Å ½",
  hash: "$argon2id$v=19$m=19456,t=2,p=1$HU9NJnP3Cp0w87erCUUC3A$ciOBes0+e6z8M6TUdCii28CUrnFJ7QdxMEp2Y/puFXs",
};

/** A hash of the same password, also by 0.5.3, at RustCrypto's default costs from before 0.5. */
const WEAK_LIGATURE_HASH =
  "$argon2id$v=19$m=4096,t=3,p=1$9cYBe5Z0ZDAxL7h66IIwMw$lwsg/SpwnJHkJ/Z/OwnVFqTwl52E/kO1kd3ZU+76F+E";

let folder;

async function overHttp(test) {
  folder = await installExample("service-binding");
  deployable(test, folder);
  const { url } = await startServer(folder);
  const service = visitor(url);
  hashing(test, service);
  verifying(test, service);
  rehashing(test, service);
  refusals(test, service);

  test("50 hashes and verifications at once: all right, memory flat", () =>
    staysFlat(async (index) => {
      if (index % 2 === 0) {
        const { json } = await service.post("/hash", { json: { password: PASSWORD } });
        return json.hash.startsWith(DEFAULT_COSTS);
      }
      const password = index % 5 === 0 ? "wrong" : PASSWORD;
      const { json } = await service.post("/verify", { json: { password, hash: RUST_HASH } });
      return json.matches === (password === PASSWORD);
    }));
}

function hashing(test, service) {
  test("POST /hash answers with a hash that OpenSSL verifies", async () => {
    const { status, json } = await service.post("/hash", { json: { password: PASSWORD } });
    equal(status, 200, "status");
    equal(Object.keys(json).join(), "hash", "fields");
    ok(json.hash.startsWith(DEFAULT_COSTS), "not the Rust Worker's costs");
    ok(opensslVerifies(json.hash, PASSWORD), "OpenSSL gets another tag");
  });

  const costs = {
    "all options": [{ timeCost: 3, memoryCost: 1024, parallelism: 2 }, "m=1024,t=3,p=2"],
    "one option": [{ timeCost: 1 }, "m=19456,t=1,p=1"],
    "no option": [{}, "m=19456,t=2,p=1"],
    null: [null, "m=19456,t=2,p=1"],
  };
  for (const [what, [options, wanted]] of Object.entries(costs)) {
    test(`POST /hash takes ${what}`, async () => {
      const { json } = await service.post("/hash", { json: { password: PASSWORD, options } });
      ok(json.hash.includes(`$${wanted}$`), `the hash lacks ${wanted}`);
      ok(opensslVerifies(json.hash, PASSWORD), "OpenSSL gets another tag");
    });
  }

  test("a body without the content type of JSON is taken, as the Rust Worker takes it", async () => {
    const { status } = await service.post("/hash", {
      body: JSON.stringify({ password: PASSWORD }),
    });
    equal(status, 200, "status");
  });
}

function verifying(test, service) {
  const hashes = { "the Rust Worker": RUST_HASH, oslo: OSLO_HASH };
  for (const [maker, hash] of Object.entries(hashes)) {
    test(`POST /verify tells right from wrong with a hash made by ${maker}`, async () => {
      for (const [password, matches] of [
        [PASSWORD, true],
        ["wrong", false],
      ]) {
        const { status, json } = await service.post("/verify", { json: { password, hash } });
        equal(status, 200, "status");
        equal(JSON.stringify(json), JSON.stringify({ matches }), "body");
      }
    });
  }

  test("passwords are not normalized, so that the Rust Worker's hashes of any text match", async () => {
    equal((await service.post("/verify", { json: LIGATURE })).json.matches, true, "matches");
    const normalized = { ...LIGATURE, password: LIGATURE.password.normalize("NFKC") };
    equal(
      (await service.post("/verify", { json: normalized })).json.matches,
      false,
      "matches, normalized",
    );
    const { json } = await service.post("/hash", { json: { password: LIGATURE.password } });
    const again = { password: LIGATURE.password, hash: json.hash };
    equal(
      (await service.post("/verify", { json: again })).json.matches,
      true,
      "matches its own hash",
    );
  });
}

function rehashing(test, service) {
  test("a user with a weak hash of the Rust Worker logs in, and gets a new hash once", async () => {
    const verify = async (hash, password) => {
      const { json } = await service.post("/verify", { json: { hash, password } });
      return json;
    };
    const { password } = LIGATURE;
    const wrong = await verify(WEAK_LIGATURE_HASH, password.normalize("NFKC"));
    equal(JSON.stringify(wrong), JSON.stringify({ matches: false }), "with a wrong password");
    const { matches, rehash } = await verify(WEAK_LIGATURE_HASH, password);
    equal(matches, true, "matches");
    ok(rehash.startsWith(DEFAULT_COSTS), "not the default costs");
    const again = await verify(rehash, password);
    equal(JSON.stringify(again), JSON.stringify({ matches: true }), "the second time");
  });
}

function refusals(test, service) {
  const password = PASSWORD;
  const hash = RUST_HASH;
  const BCRYPT = "$2b$10$N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWy";
  const bad = {
    "no body": ["/hash", undefined, "JSON"],
    "no password": ["/hash", {}, "password"],
    "a number as password": ["/hash", { password: 1 }, "password"],
    "a long password": ["/hash", { password: "p".repeat(4097) }, "4096"],
    "a time cost of 0": ["/hash", { password, options: { timeCost: 0 } }, "timeCost"],
    "a text as cost": ["/hash", { password, options: { timeCost: "2" } }, "timeCost"],
    "little memory": ["/hash", { password, options: { memoryCost: 7 } }, "memoryCost"],
    "more memory than an isolate has": [
      "/hash",
      { password, options: { memoryCost: 98305 } },
      "memoryCost",
    ],
    "no lanes": ["/hash", { password, options: { parallelism: 0 } }, "parallelism"],
    "options that are none": ["/hash", { password, options: "fast" }, "options"],
    "no hash": ["/verify", { password }, "hash"],
    "text that is no hash": ["/verify", { password, hash: "nonsense" }, "hash"],
    "a bcrypt hash": ["/verify", { password, hash: BCRYPT }, "bcrypt"],
    "a hash that costs too much": [
      "/verify",
      { password, hash: hash.replace("19456", "1000000") },
      "KiB",
    ],
  };
  test("what the caller got wrong is answered with 400, as JSON, and a sentence", async () => {
    for (const [what, [path, json, mentioned]] of Object.entries(bad)) {
      const answer = await service.post(path, { json });
      equal(answer.status, 400, `status for ${what}`);
      const { message } = answer.json.error;
      ok(
        message.includes(mentioned),
        `the message for ${what} does not mention ${mentioned}: ${message}`,
      );
      ok(
        !/memorySize|iterations/.test(message),
        `the message for ${what} names other options: ${message}`,
      );
      ok(!answer.text.includes(password), `the answer for ${what} shows the password`);
    }
  });

  test("everything else is answered with 404, as JSON", async () => {
    for (const [method, path] of [
      ["GET", "/"],
      ["GET", "/hash"],
      ["POST", "/"],
      ["PUT", "/verify"],
    ]) {
      const { status, json } = await service.send(method, path);
      equal(status, 404, `status of ${method} ${path}`);
      ok(json.error.message.length > 0, "no message");
    }
  });
}

async function bound(test) {
  const caller = join(folder, "caller");
  cpSync(new URL("caller", import.meta.url), caller, { recursive: true });
  const configs = [join(caller, "wrangler.jsonc"), join(folder, "wrangler.jsonc")];
  const { url } = await wranglerDev(folder, configs);

  test("a Worker that was written for the Rust Worker hashes and verifies through its binding", async () => {
    const { json } = await visitor(url).post("/", { json: { password: PASSWORD, wrong: "wrong" } });
    equal(json.right.matches, true, "matches with the password");
    equal(json.other.matches, false, "matches with another password");
    ok(opensslVerifies(json.hash, PASSWORD), "OpenSSL gets another tag");
  });
}

export const suites = [
  { name: "service-binding over HTTP", define: overHttp },
  { name: "service-binding, bound", define: bound },
];
