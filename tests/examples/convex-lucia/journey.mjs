// What a person does in the browser. It is the same for the dev server and the production build.

import { equal, ok } from "../../kit/check.js";

const PASSWORD = "a long enough password";
const PHONE = { width: 360, height: 640 };
const REFUSAL = "Incorrect e-mail address or password.";

/**
 * @param {Function} test
 * @param {{ browser: object, url: string, email: string }} site `email` has no account yet
 */
export async function journey(test, { browser, url, email }) {
  const { page, context, problems } = await browser.visit({ viewport: PHONE });
  const heading = (name) => page.getByRole("heading", { name, exact: true }).waitFor();
  const button = (name) => page.getByRole("button", { name, exact: true });
  const field = (label) => page.getByLabel(label, { exact: true });
  const noteOf = async (label) => {
    const id = await field(label).getAttribute("aria-describedby");
    return page.locator(`#${id}`).textContent();
  };
  const send = async (address, password) => {
    await field("E-mail").fill(address);
    await field("Password").fill(password);
    await field("Password").press("Enter");
  };
  const isSignedIn = async () => {
    await heading(`Signed in as ${email}`);
    equal(await button("Sign out").count(), 1, "sign-out button");
  };
  const sessionId = () => page.evaluate(() => localStorage.getItem("sessionId"));

  test("a visitor is asked to sign in", async () => {
    await page.goto(url);
    await heading("Sign in");
    equal(await field("E-mail").getAttribute("autocomplete"), "username");
    equal(await field("Password").getAttribute("autocomplete"), "current-password");
  });
  test("sign-up says beside each field what is wrong", async () => {
    await button("Create one").click();
    await heading("Create an account");
    equal(await field("Password").getAttribute("autocomplete"), "new-password");
    await send("nobody", "short");
    await page.locator("[aria-invalid=true]").first().waitFor();
    equal(await noteOf("E-mail"), "Enter an e-mail address, such as ann@example.com.");
    equal(await noteOf("Password"), "Use 8 to 255 characters.");
    await page.waitForFunction(() => document.activeElement?.id === "email");
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    ok(width <= PHONE.width, `the page is ${width} px wide`);
  });
  test("signing up signs in", async () => {
    await send(` ${email.toUpperCase()} `, PASSWORD);
    await isSignedIn();
  });
  test("the session survives a reload and reaches other tabs", async () => {
    await page.reload();
    await isSignedIn();
    const tab = await context.newPage();
    await tab.goto(url);
    await tab.getByRole("heading", { name: `Signed in as ${email}` }).waitFor();
    await tab.close();
  });
  test("signing out ends the session on the server, too", async () => {
    const id = await sessionId();
    await button("Sign out").click();
    await heading("Sign in");
    equal(await sessionId(), null, "kept identifier");
    await page.evaluate((kept) => localStorage.setItem("sessionId", kept), id);
    await page.reload();
    await heading("Sign in");
  });
  test("an address has one account", async () => {
    await button("Create one").click();
    await send(email, "another password");
    await page.locator("[aria-invalid=true]").waitFor();
    equal(await noteOf("E-mail"), "This address has an account already.");
    await button("Sign in").click();
  });
  test("a wrong password and an unknown address get the same words", async () => {
    await heading("Sign in");
    const attempts = { [email]: "another password", "nobody@example.com": PASSWORD };
    for (const [address, password] of Object.entries(attempts)) {
      await send(address, password);
      equal(await page.getByRole("alert").textContent(), REFUSAL);
    }
  });
  test("signing in works", async () => {
    await send(email, PASSWORD);
    await isSignedIn();
  });
  test("a session that ends elsewhere ends on the open page", async () => {
    const other = await browser.visit();
    await other.page.goto(url);
    await other.page.evaluate((id) => localStorage.setItem("sessionId", id), await sessionId());
    await other.page.reload();
    await other.page.getByRole("button", { name: "Sign out" }).click();
    await heading("Sign in");
    ok(true, "the query's result reached the page");
    await other.context.close();
  });
  test("the pages raise no error", async () => {
    equal(problems.join("\n"), "");
    await context.close();
  });
}
