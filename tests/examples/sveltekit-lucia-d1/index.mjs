// Tests the app first in Vite's dev server, then built and run by wrangler.

import { equal, ok } from "../../kit/check.js";
import { testForms } from "../accounts/sveltekit.mjs";
import { visitor } from "../harness/client.mjs";
import { executeD1, queryD1 } from "../harness/d1.mjs";
import {
  builtForWorkerd,
  inBrowser,
  installExample,
  npmRun,
  typesHold,
} from "../harness/example.mjs";
import {
  DEFAULT_COSTS,
  OSLO_HASH,
  oldHash,
  opensslVerifies,
  PASSWORD,
  RUST_HASH,
} from "../harness/hashes.mjs";
import { startServer, stopServer, wranglerDev } from "../harness/server.mjs";
import { journey, journeyWithoutScript } from "./journey.mjs";

const NAME = "sveltekit-lucia-d1";

/** A hash of `PASSWORD` by node:crypto, at costs below the app's. */
const WEAK_HASH =
  "$argon2id$v=19$m=1024,t=1,p=1$AAECAwQFBgcICQoLDA0ODw$8NFSWEIVnO+XJgji+LwcssgjD4Hup28SR4n2vrQkA7I";

const OLD = oldHash("lucia-3");

let folder;
let server;

async function inVite(test) {
  folder = await installExample(NAME);
  typesHold(test, folder);
  server = await startServer(folder);
  await browse(test, "dev");
}

async function built(test) {
  await stopServer();
  await npmRun(folder, "build");
  await npmRun(folder, "migrate");
  const users = Object.entries({
    oslo: OSLO_HASH,
    rust: RUST_HASH,
    weak: WEAK_HASH,
    old: OLD.stored,
  });
  const rows = users.map(([name, hash]) => `('id-of-${name}', '${name}', '${hash}')`);
  await executeD1(folder, "DB", `INSERT INTO user (id, username, password_hash) VALUES ${rows}`);
  server = await wranglerDev(folder);
  await browse(test, "built");
  overHttp(test);
  builtForWorkerd(test, folder);
}

const browse = (test, username) =>
  inBrowser(test, async (browser) => {
    const { url } = server;
    await journey(test, { browser, url, username });
    await journeyWithoutScript(test, { browser, url, username: `${username}-plain` });
  });

function overHttp(test) {
  const app = {
    newVisitor: (headers) => visitor(server.url, { accept: "application/json", ...headers }),
    paths: { signUp: "/signup", logIn: "/login" },
    formOf: (username, password) => ({ username, password }),
    isIn: ({ json }) => json?.type === "redirect" && json.location === "/",
    storedHash: (username) =>
      queryD1(folder, "SELECT * FROM user WHERE username = ?", username)[0].password_hash,
    old: OLD,
  };
  testForms(test, app);
  test("a hash of lower costs is replaced at log-in, and works again", async () => {
    const logIn = () => app.newVisitor().post("/login", { form: app.formOf("weak", PASSWORD) });
    ok(app.isIn(await logIn()), "logged in");
    ok(app.storedHash("weak").startsWith(DEFAULT_COSTS), "the hash was replaced");
    equal(opensslVerifies(app.storedHash("weak"), PASSWORD), true);
    ok(app.isIn(await logIn()), "logged in again");
  });
}

export const suites = [
  { name: "in Vite", define: inVite },
  { name: "built", define: built },
];
