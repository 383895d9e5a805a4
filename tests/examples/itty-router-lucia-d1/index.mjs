// Tests the Worker of examples/itty-router-lucia-d1 over HTTP, in workerd with a local D1 database.

import { equal } from "../../kit/check.js";
import { installExample, npmRun } from "../harness/app.mjs";
import { visitor } from "../harness/client.mjs";
import { executeD1 } from "../harness/d1.mjs";
import { deployable } from "../harness/example.mjs";
import { oldHash } from "../harness/hashes.mjs";
import { luciaAccounts, movedUsers } from "../harness/lucia-accounts.mjs";
import { startServer } from "../harness/server.mjs";

async function define(test) {
  const folder = await installExample("itty-router-lucia-d1");
  deployable(test, folder);
  await npmRun(folder, "migrate");
  const old = oldHash("bcrypt");
  await executeD1(folder, "DB", movedUsers(old));
  const { url } = await startServer(folder);

  test("the public route wants no session", async () => {
    equal((await visitor(url).get("/")).status, 200, "status");
  });
  luciaAccounts(test, { url, folder, old, protectedPath: "/authorized", statusOfForm: 415 });
}

export const suites = [{ name: "itty-router-lucia-d1", define }];
