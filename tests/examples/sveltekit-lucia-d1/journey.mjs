// What a person does in the browser. It is the same for the dev server and the production build.

import { equal, ok } from "../../kit/check.js";

const PASSWORD = "a long enough password";
const PHONE = { width: 360, height: 640 };

/**
 * @param {Function} test
 * @param {{ browser: object, url: string, username: string }} site `username` has no account yet
 */
export async function journey(test, { browser, url, username }) {
  const { page, context, problems } = await browser.visit({ viewport: PHONE });
  const at = (path) => page.waitForURL(new URL(path, url).href);
  // Vite's dev server hydrates late; before that, the forms work without JavaScript.
  const open = (path) => page.goto(new URL(path, url).href, { waitUntil: "networkidle" });
  const send = async (name, password) => {
    await page.getByLabel("Username").fill(name);
    await page.getByLabel("Password").fill(password);
    await page.getByLabel("Password").press("Enter");
  };
  const describedBy = async (label) => {
    const id = await page.getByLabel(label).getAttribute("aria-describedby");
    return page.locator(`#${id}`).textContent();
  };
  const isWelcome = async () => {
    await at("/");
    await page.getByRole("button", { name: "Sign out" }).waitFor();
    equal(await page.locator("h1").textContent(), `Logged in as ${username}`);
  };

  test("the home page sends a visitor to the log-in", async () => {
    await open("/");
    equal(new URL(page.url()).pathname, "/login");
  });
  test("sign-up says beside each field what is wrong", async () => {
    await open("/signup");
    await send("Al", "abc");
    await page.locator("[aria-invalid=true]").first().waitFor();
    equal(await describedBy("Username"), "Use 3 to 31 of a–z, 0–9, _ and -.");
    equal(await describedBy("Password"), "Use 6 to 255 characters.");
    equal(await page.getByLabel("Username").inputValue(), "Al", "the name is kept");
    equal(await page.evaluate(() => document.activeElement?.id), "username", "focus");
  });
  test("password managers see what the fields are for", async () => {
    const hint = (label) => page.getByLabel(label).getAttribute("autocomplete");
    equal(await hint("Username"), "username");
    equal(await hint("Password"), "new-password");
    await open("/login");
    equal(await hint("Password"), "current-password");
  });
  test("nothing is wider than a phone", async () => {
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    ok(width <= PHONE.width, `the page is ${width} px wide`);
  });
  test("signing up logs in", async () => {
    await open("/signup");
    await send(username, PASSWORD);
    await isWelcome();
    const [cookie] = await context.cookies();
    equal(cookie.httpOnly, true, "HttpOnly");
    equal(cookie.sameSite, "Lax", "SameSite");
  });
  test("the session survives a reload", async () => {
    await page.reload();
    await isWelcome();
    await open("/login");
    await isWelcome();
  });
  test("signing out ends the session on the server, too", async () => {
    const cookies = await context.cookies();
    await page.getByRole("button", { name: "Sign out" }).click();
    await at("/login");
    equal((await context.cookies()).length, 0, "cookies left");
    await context.addCookies(cookies);
    await open("/");
    equal(new URL(page.url()).pathname, "/login");
  });
  test("a name can be taken once", async () => {
    await open("/signup");
    await send(username, "another password");
    await page.locator("[aria-invalid=true]").waitFor();
    equal(await describedBy("Username"), "This name is taken.");
  });
  test("a wrong password and an unknown user get the same words", async () => {
    await open("/login");
    for (const [name, password] of [
      [username, "another password"],
      ["nobody-at-all", PASSWORD],
    ]) {
      await send(name, password);
      await page.getByRole("button", { name: "Log in" }).waitFor();
      equal(await page.getByRole("alert").textContent(), "Incorrect username or password.");
    }
  });
  test("logging in works", async () => {
    await send(username, PASSWORD);
    await isWelcome();
  });
  test("the pages raise no error but the refusals", async () => {
    const others = problems.filter((text) => !/status of (400|409)/.test(text));
    equal(others.join("\n"), "");
    await context.close();
  });
}

/** Signs up, enters a wrong password and logs in with plain forms. */
export async function journeyWithoutScript(test, { browser, url, username }) {
  const { page, context } = await browser.visit({ javaScriptEnabled: false });
  const send = async (path, password) => {
    await page.goto(new URL(path, url).href);
    await page.getByLabel("Username").fill(username);
    await page.getByLabel("Password").fill(password);
    await page.locator("button").click();
  };
  test("everything works without JavaScript in the browser", async () => {
    await send("/signup", PASSWORD);
    equal(await page.locator("h1").textContent(), `Logged in as ${username}`);
    await page.locator("button").click();
    await send("/login", "another password");
    equal(await page.getByRole("alert").textContent(), "Incorrect username or password.");
    await send("/login", PASSWORD);
    equal(await page.locator("h1").textContent(), `Logged in as ${username}`);
    await context.close();
  });
}
