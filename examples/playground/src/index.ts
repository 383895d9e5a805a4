import { Hono, type HonoRequest } from "hono";
import { secureHeaders } from "hono/secure-headers";
import { hash, type Input, MAX_COSTS, problemOf, verify } from "./passwords";

// The page is made of static files, for which public/_headers has the headers.
const app = new Hono();

app.use(
  secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      baseUri: ["'none'"],
      frameAncestors: ["'none'"],
    },
  }),
);

// Where no Worker runs, a static file of this name tells the page so.
app.get("/worker.json", (c) =>
  c.json({ answers: true, maxCosts: MAX_COSTS }, 200, { "Cache-Control": "no-store" }),
);
app.post("/hash", async (c) => c.json(await hash(await jsonObject(c.req))));
app.post("/verify", async (c) => c.json(await verify(await jsonObject(c.req))));

app.onError((error, c) => {
  const { status, ...body } = problemOf(error);
  return c.json(body, status);
});

async function jsonObject(request: HonoRequest): Promise<Input> {
  const body: unknown = await request.json().catch(() => undefined);
  if (typeof body === "object" && body !== null) return body as Input;
  throw new TypeError("the body must be a JSON object");
}

export default app;
