import { IgnitorFactory } from "@adonisjs/core/factories";
import { visit } from "./app/services/users.ts";
import hashConfig from "./config/hash.ts";

// What bin/server.ts does, with the configuration of the page.
const ignitor = new IgnitorFactory()
  .withCoreProviders()
  .withCoreConfig()
  .merge({ config: { hash: hashConfig } })
  .create(new URL("./", import.meta.url));
const app = ignitor.createApp("web");
await app.init();
await app.boot();
const { logIn } = await import("./app/services/log_in.ts");

export const run = (input: Parameters<typeof visit>[0]) => visit(input, logIn);
