// What a person does with the page, which has no scripts.

import { equal, ok } from "../../kit/check.js";
import { opensslVerifies, PASSWORD } from "../harness/hashes.mjs";

/**
 * @param {Function} test
 * @param {{ page: object, problems: string[] }} visit of a browser as wide as a phone
 * @param {string} url of the page
 */
export function journey(test, { page, problems }, url) {
  const form = (name) => page.getByRole("form", { name });
  const hashing = form("Hash a password");
  const verifying = form("Verify a password");
  const verify = async (password) => {
    await verifying.getByLabel("Password").fill(password);
    await verifying.getByLabel("Password").press("Tab");
    await verifying.getByRole("button").press("Enter");
  };

  test("the page is no wider than a phone, and tells password managers what fields are for", async () => {
    await page.goto(url);
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    ok(width <= page.viewportSize().width, `the page is ${width} px wide`);
    const hint = (where) => where.getByLabel("Password").getAttribute("autocomplete");
    equal(await hint(hashing), "new-password");
    equal(await hint(verifying), "current-password");
  });

  test("hashing shows a hash that OpenSSL verifies, and hands it to the other form", async () => {
    await hashing.getByLabel("Password").fill(PASSWORD);
    await hashing.getByLabel("Password").press("Enter");
    const hash = await hashing.locator("output").textContent();
    ok(opensslVerifies(hash, PASSWORD), "OpenSSL gets another tag");
    equal(await verifying.getByLabel("Stored hash").inputValue(), hash);
    equal(await hashing.getByLabel("Password").inputValue(), "", "the password is not sent back");
  });

  test("verifying tells a wrong password from the right one", async () => {
    await verify("another password");
    equal(await verifying.getByRole("status").textContent(), "The password does not match.");
    await verify(PASSWORD);
    await verifying.getByText("The password matches.").waitFor();
    ok((await page.content()).includes("$argon2id$"), "the hash is kept");
    ok(!(await page.content()).includes(PASSWORD), "the page shows the password");
  });

  test("what is wrong with a hash is said in its form", async () => {
    await verifying.getByLabel("Stored hash").fill("nonsense");
    await verify(PASSWORD);
    const alert = page.getByRole("alert");
    equal(await alert.count(), 1, "alerts");
    equal(await verifying.getByRole("alert").count(), 1, "alerts in the form");
    ok((await alert.textContent()).length > 15, "no sentence");
  });

  test("the page raises no error but the refusal", async () => {
    equal(problems.filter((text) => !text.includes("status of 400")).join("\n"), "");
  });
}
