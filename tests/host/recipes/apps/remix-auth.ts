import { action } from "./app/routes/login.ts";
import { visit } from "./app/users.server.ts";

async function logIn(name: string, password: string) {
  const body = new URLSearchParams({ name, password });
  const request = new Request("https://app.example/login", { method: "POST", body });
  const answer = await action({ request }).catch(() => Response.json({}));
  return ((await answer.json()) as { id?: string }).id === `id-${name}`;
}

export const run = (input: Parameters<typeof visit>[0]) => visit(input, logIn);
