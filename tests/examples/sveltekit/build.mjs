// What the SvelteKit examples share: the production build, run by wrangler.

import { freePort } from "../../../scripts/lib/ports.mjs";
import { tool } from "../../harness/paths.mjs";
import { serve } from "../../harness/processes.mjs";
import { environment } from "../harness/app.mjs";

const FIRST_PORT = 8950;

/**
 * `wrangler dev` on what `vite build` left.
 * @returns {Promise<{ url: string, log: () => string, stop: () => void }>}
 */
export async function serveBuild(folder) {
  const port = await freePort(FIRST_PORT);
  const flags = ["--ip", "127.0.0.1", "--port", String(port), "--inspector-port", "0"];
  const command = [...tool("wrangler"), "dev", ...flags, "--show-interactive-dev-session=false"];
  const options = { cwd: folder, env: environment(folder) };
  const { value: url, ...rest } = await serve(command, /Ready on (http:\S+)/, options);
  return { url, ...rest };
}
