// Bundles with Convex's own tool, which requires a running deployment.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync } from "node:fs";
import { createServer } from "node:http";

const deployment = createServer((_, response) => response.end("{}")).listen(0, "127.0.0.1");
await once(deployment, "listening");
mkdirSync("out");

const program = ["node_modules/convex/bin/main.js", "dev", "--once", "--typecheck", "disable"];
const tool = spawn(process.execPath, [...program, "--debug-bundle-path", "out"], {
  stdio: "inherit",
  env: {
    ...process.env,
    CONVEX_SELF_HOSTED_URL: `http://127.0.0.1:${deployment.address().port}`,
    CONVEX_SELF_HOSTED_ADMIN_KEY: "none",
  },
});
const [code] = await once(tool, "exit");
process.exit(code);
