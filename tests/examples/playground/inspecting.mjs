// The section that inspects stored hashes, with hashes of every format of edge-argon2/migrate.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { tests } from "../../../tools/paths.mjs";
import { equal, ok } from "../../kit/check.js";
import { OSLO_HASH, opensslVerifies } from "../harness/hashes.mjs";
import { fillCosts, SAMPLE_PASSWORD, SMALL, untilSays } from "./visit.mjs";

const { vectors } = JSON.parse(readFileSync(join(tests, "portable/migrate/vectors.json"), "utf8"));

/** One hash of each library and format, by format. Firebase's own hashes need settings. */
const ONE_EACH = Object.values(
  Object.groupBy(
    vectors.filter(({ password, stored }) => password !== "" && !/^\$fbscrypt\$[^v]/.test(stored)),
    ({ format, library }) => `${format} ${library}`,
  ),
).map(([first]) => first);

/** What the page calls a format. */
const TITLES = {
  "better-auth": "better-auth",
  "lucia-3": "Lucia 3",
  "convex-auth": "Convex Auth",
  "oslo-scrypt": "oslo",
  "lucia-2": /Lucia (1|2)/,
  bcrypt: /^bcrypt$/,
  django: /^Django, /,
  werkzeug: "Werkzeug",
  "aspnet-identity": "ASP.NET",
  firebase: "Firebase",
  wordpress: /WordPress|phpBB/,
  phc: "PHC format",
};

export function inspecting(test, { page }) {
  const enter = async (stored, password) => {
    await page.fill("#stored", stored);
    await page.fill("#stored-password", password);
  };
  const verify = async (password) => {
    await page.fill("#stored-password", password);
    await page.click("#verify");
    return untilSays(page, "#inspect-status", "matches");
  };
  const fact = (name) =>
    page.locator("#stored-facts > div", { hasText: name }).locator("dd").textContent();

  for (const format of Object.keys(TITLES)) {
    const members = ONE_EACH.filter((vector) => vector.format === format);
    test(`a hash of ${format} is identified, verified and replaced (${members.length} libraries)`, async () => {
      ok(members.length > 0, "no vectors");
      await fillCosts(page, SMALL);
      for (const { stored, password, library } of members) {
        await enter(stored, password);
        const result = await page.locator("#inspect .result").filter({ hasText: "Rehash?" });
        await result.waitFor();
        const title = await page.locator("#stored-title").textContent();
        const all = `${title} ${await page.locator("#stored-facts").textContent()}`;
        const wanted = TITLES[format];
        const isTold =
          wanted instanceof RegExp ? wanted.test(title) || wanted.test(all) : all.includes(wanted);
        ok(isTold, `${library} is called ${all}`);
        ok(!/NaN|undefined|Infinity/.test(all), all);
        await page.click("#verify");
        equal(
          await untilSays(page, "#inspect-status", "password"),
          "The password matches. Store the new hash in place of this one.",
          library,
        );
        const rehash = await page.locator("#rehash").textContent();
        ok(rehash.startsWith("$argon2id$v=19$m=1024,t=1,p=1$"), rehash);
        ok(opensslVerifies(rehash, password), `OpenSSL gets another tag for ${library}`);
      }
    });
  }

  test("a wrong password does not match", async () => {
    for (const stored of [OSLO_HASH, ONE_EACH.find(({ format }) => format === "bcrypt").stored]) {
      await enter(stored, "wrong");
      await page.click("#verify");
      equal(await untilSays(page, "#inspect-status", "password"), "The password does not match.");
      ok(await page.isHidden("#rehash-box"), "there is a new hash");
    }
  });

  test("an Argon2 hash is explained, and weaker than the costs above or not", async () => {
    await fillCosts(page, SMALL);
    await enter(OSLO_HASH, SAMPLE_PASSWORD);
    await untilSays(page, "#stored-parts", "19 MiB");
    equal(await page.locator("#stored-phc").textContent(), OSLO_HASH);
    equal(await fact("Rehash?"), "No, it is as strong as the costs above");
    equal(await verify(SAMPLE_PASSWORD), "The password matches. Keep the hash.");
    await fillCosts(page, { memorySize: 20000, iterations: 2 });
    await untilSays(page, "#stored-facts", "Yes, it is weaker");
    ok((await verify(SAMPLE_PASSWORD)).includes("Store the new hash"), "no new hash");
    ok(opensslVerifies(await page.locator("#rehash").textContent(), SAMPLE_PASSWORD), "the tag");
  });

  test("what is wrong with a hash is said beside it", async () => {
    const wrong = {
      nonsense: "The hash is not an Argon2 PHC string",
      "$argon2id$v=19$m=8,t=1,p=2$c2FsdHNhbHQ$dGFndGFn": "The hash's costs are out of range",
      $2b$05$short: "bcrypt",
      "": "The hash is empty",
    };
    for (const [stored, message] of Object.entries(wrong)) {
      await enter(stored, "password");
      await page.click("#verify");
      const said = await untilSays(page, "#stored-error", message);
      ok(said.endsWith(".") && said.length > 15, said);
      equal(await page.getAttribute("#stored", "aria-invalid"), "true", "aria-invalid");
    }
    const ofFirebase = vectors.find(({ stored }) => /^\$fbscrypt\$[^v]/.test(stored));
    await enter(ofFirebase.stored, ofFirebase.password);
    await untilSays(page, "#stored-title", "Firebase");
    await page.click("#verify");
    await untilSays(page, "#stored-error", "project's parameters");
    await enter(ONE_EACH.find(({ format }) => format === "bcrypt").stored, "p".repeat(73));
    await page.click("#verify");
    await untilSays(page, "#stored-password-error", "72 bytes");
  });

  test("verifying an expensive hash can be canceled", async () => {
    const expensive = OSLO_HASH.replace("m=19456,t=2", "m=262144,t=31");
    const slow = ONE_EACH.find(({ format }) => format === "bcrypt").stored.replace("$05$", "$16$");
    for (const stored of [expensive, slow]) {
      await enter(stored, "password");
      await page.click("#verify");
      await page.waitForTimeout(300);
      await page.click("#inspect-cancel");
      await untilSays(page, "#inspect-status", "Canceled.");
      equal(await page.evaluate(() => document.activeElement.id), "verify", "the focus");
    }
  });

  test("each example is identified and verified, and Inspect copies the hash from above", async () => {
    await fillCosts(page, SMALL);
    const samples = await page.locator("#sample option").count();
    for (let i = 1; i < samples; i += 1) {
      await page.locator("#sample").selectOption({ index: i });
      ok(!(await page.locator("#stored-title").textContent()).startsWith("No"), `example ${i}`);
      await page.click("#verify");
      const said = await untilSays(page, "#inspect-status", "password");
      ok(said.startsWith("The password matches"), `example ${i}: ${said}`);
    }
    await page.click("#hash");
    await untilSays(page, "#hash-status", "Hashed");
    await page.click("#hash-inspect");
    equal(await page.inputValue("#stored"), await page.locator("#hash-phc").textContent());
    equal(await verify(SAMPLE_PASSWORD), "The password matches. Keep the hash.");
  });
}
