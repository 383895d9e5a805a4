// Tests the Worker of examples/itty-router-lucia-d1 over HTTP, in workerd with a local D1 database.

import { equal } from "../../kit/check.js";
import { moveUsers, testLuciaAccounts } from "../accounts/lucia.mjs";
import { visitor } from "../harness/client.mjs";
import { deployable, installExample, npmRun } from "../harness/example.mjs";
import { oldHash } from "../harness/hashes.mjs";
import { startServer } from "../harness/server.mjs";

async function define(test) {
  const folder = await installExample("itty-router-lucia-d1");
  deployable(test, folder);
  await npmRun(folder, "migrate");
  const old = oldHash("bcrypt");
  await moveUsers(folder, old);
  const { url } = await startServer(folder);

  test("the public route wants no session", async () => {
    equal((await visitor(url).get("/")).status, 200, "status");
  });
  testLuciaAccounts(test, { url, folder, old, me: "/authorized", statusOfForm: 415 });
}

export const suites = [{ name: "itty-router-lucia-d1", define }];
