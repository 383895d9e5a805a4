import { Hono, type HonoRequest } from "hono";
import { secureHeaders } from "hono/secure-headers";
import { Page } from "./page";
import { hash, type Input, problemOf, verify } from "./passwords";
import { style } from "./style";

const app = new Hono();

app.use(
  secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      styleSrc: ["'self'"],
      imgSrc: ["data:"],
      formAction: ["'self'"],
      baseUri: ["'none'"],
      frameAncestors: ["'none'"],
    },
  }),
);

app.get("/", (c) => c.html(<Page />));
app.get("/style.css", (c) => c.body(style, 200, { "Content-Type": "text/css; charset=utf-8" }));

// The page's two forms.
app.post("/", async (c) => {
  const { action, ...fields } = await c.req.parseBody();
  try {
    if (action === "verify")
      return c.html(<Page fields={fields} verified={await verify(fields)} />);
    return c.html(<Page fields={fields} hashed={await hash(withNumbers(fields))} />);
  } catch (error) {
    const { status, error: problem } = problemOf(error);
    const where = action === "verify" ? "verifyError" : "hashError";
    return c.html(<Page fields={fields} {...{ [where]: problem.message }} />, status);
  }
});

// The same operations for programs.
app.post("/hash", async (c) => c.json(await hash(await jsonObject(c.req))));
app.post("/verify", async (c) => c.json(await verify(await jsonObject(c.req))));

app.onError((error, c) => {
  const { status, ...body } = problemOf(error);
  return c.json(body, status);
});

/** Forms send text; an empty field means the default. */
function withNumbers({ password, ...costs }: Input): Input {
  const entries = Object.entries(costs).filter(([, text]) => text !== "");
  return { password, ...Object.fromEntries(entries.map(([name, text]) => [name, Number(text)])) };
}

async function jsonObject(request: HonoRequest): Promise<Input> {
  const body: unknown = await request.json().catch(() => undefined);
  if (typeof body === "object" && body !== null) return body as Input;
  throw new TypeError("the body must be a JSON object");
}

export default app;
