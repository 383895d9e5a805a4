// What all apps share: sign-up and log-in over HTTP. The app's own users.js stores and checks passwords.
import { Hono } from "hono";
import { logIn, signUp } from "./users.js";

const app = new Hono();

app.post("/signup", async (c) => {
  await signUp(await c.req.json(), c.env);
  return c.text("Welcome.", 201);
});

app.post("/login", async (c) => {
  const loggedIn = await logIn(await c.req.json(), c.env);
  return loggedIn ? c.text("Welcome back.") : c.text("Wrong name or password.", 401);
});

export default app;
