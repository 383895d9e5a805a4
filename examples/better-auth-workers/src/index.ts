import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { auth } from "./auth";

const BODY_LIMIT_BYTES = 4096;

const app = new Hono();

app.use(
  bodyLimit({
    maxSize: BODY_LIMIT_BYTES,
    onError: (c) => c.json({ message: `Send at most ${BODY_LIMIT_BYTES} bytes.` }, 413),
  }),
);

app.get("/", (c) => c.json({ message: "Anyone may read this." }));

app.on(["GET", "POST"], "/api/auth/*", (c) => auth.handler(c.req.raw));

app.get("/me", async (c) => {
  const session = await auth.api.getSession({ headers: c.req.raw.headers });
  return session ? c.json({ user: session.user }) : c.json({ message: "Log in first." }, 401);
});

app.notFound((c) => c.json({ message: "There is nothing here." }, 404));

app.onError((error, c) => {
  console.error(error);
  return c.json({ message: "The server failed; try again." }, 500);
});

export default app;
