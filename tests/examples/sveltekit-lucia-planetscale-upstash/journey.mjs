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
  const at = (path) => page.waitForURL(new URL(path, url).href);
  // Vite's dev server hydrates late; before that, the forms work without JavaScript.
  const open = (path) => page.goto(new URL(path, url).href, { waitUntil: "networkidle" });
  const path = () => new URL(page.url()).pathname;
  const field = (label) => page.getByLabel(label, { exact: true });
  const noteOf = async (label) => {
    const id = await field(label).getAttribute("aria-describedby");
    return page.locator(`#${id}`).textContent();
  };
  const signUp = async (address, password, confirmation = password) => {
    await open("/sign-up");
    await field("E-mail").fill(address);
    await field("Password").fill(password);
    await field("The same password again").fill(confirmation);
    await field("The same password again").press("Enter");
  };
  const signIn = async (address, password) => {
    await field("E-mail").fill(address);
    await field("Password").fill(password);
    await field("Password").press("Enter");
  };
  const isSignedIn = async () => {
    await at("/app");
    await page.getByRole("button", { name: "Sign out" }).waitFor();
    equal(await page.locator("h1").textContent(), `Signed in as ${email}`);
  };

  test("the protected page sends a visitor to the sign-in", async () => {
    await open("/app");
    equal(path(), "/sign-in");
  });
  test("sign-up says beside each field what is wrong", async () => {
    await signUp("nobody", "short", "differs");
    await page.locator("[aria-invalid=true]").first().waitFor();
    equal(await noteOf("E-mail"), "Enter an e-mail address, such as ann@example.com.");
    equal(await noteOf("Password"), "Use 8 to 255 characters.");
    equal(await noteOf("The same password again"), "The passwords differ.");
    equal(await page.evaluate(() => document.activeElement?.id), "email", "focus");
  });
  test("password managers see what the fields are for", async () => {
    const hint = (label) => field(label).getAttribute("autocomplete");
    equal(await hint("E-mail"), "username");
    equal(await hint("Password"), "new-password");
    await open("/sign-in");
    equal(await hint("Password"), "current-password");
  });
  test("nothing is wider than a phone", async () => {
    for (const page_ of ["/sign-in", "/sign-up", "/"]) {
      await open(page_);
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      ok(width <= PHONE.width, `${page_} is ${width} px wide`);
    }
  });
  test("signing up signs in", async () => {
    await signUp(` ${email.toUpperCase()} `, PASSWORD);
    await isSignedIn();
    const [cookie] = await context.cookies();
    equal(cookie.httpOnly, true, "HttpOnly");
    equal(cookie.sameSite, "Lax", "SameSite");
  });
  test("the session survives a reload", async () => {
    await page.reload();
    await isSignedIn();
    await open("/");
    await isSignedIn();
  });
  test("signing out ends the session on the server, too", async () => {
    const cookies = await context.cookies();
    await page.getByRole("button", { name: "Sign out" }).click();
    await at("/sign-in");
    equal((await context.cookies()).length, 0, "cookies left");
    await context.addCookies(cookies);
    await open("/app");
    equal(path(), "/sign-in");
  });
  test("an address has one account", async () => {
    await signUp(email, "another password");
    await page.locator("[aria-invalid=true]").waitFor();
    equal(await noteOf("E-mail"), "This address has an account already.");
  });
  test("a wrong password and an unknown address get the same words", async () => {
    await open("/sign-in");
    const attempts = { [email]: "another password", "nobody@example.com": PASSWORD };
    for (const [address, password] of Object.entries(attempts)) {
      await signIn(address, password);
      await page.getByRole("button", { name: "Sign in" }).waitFor();
      equal(await page.getByRole("alert").textContent(), REFUSAL);
    }
  });
  test("signing in shows that it is being done", async () => {
    let answer;
    const held = new Promise((resolve) => {
      answer = resolve;
    });
    await page.route("**/sign-in", async (route) => {
      await held;
      await route.continue();
    });
    await signIn(email, PASSWORD);
    const button = page.getByRole("button", { name: "Signing in…" });
    await button.waitFor();
    equal(await button.getAttribute("aria-disabled"), "true");
    answer();
    await isSignedIn();
    await page.unroute("**/sign-in");
  });
  test("the pages raise no error but the refusals", async () => {
    const others = problems.filter((text) => !/status of (400|409)/.test(text));
    equal(others.join("\n"), "");
    await context.close();
  });
}
