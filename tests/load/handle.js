// The same small server in every runtime: `POST /<step>` with the step's data runs it.

import { pages } from "../limits/memories.js";

/** Loaded at the first request, after `memories.js` watches what the package does. */
const load = async () => ({ api: await import("edge-argon2"), ...(await import("./rounds.js")) });

/** @param {() => void} collectGarbage the runtime's own */
export const handler = (collectGarbage) => async (request) => {
  const { api, steps } = await load();
  const step = new URL(request.url).pathname.slice(1);
  try {
    if (step === "collect") collectGarbage();
    else await steps[step]({ api }, await request.json());
    return Response.json({ pages: step === "collect" ? undefined : pages() });
  } catch (error) {
    return Response.json({ error: String(error.stack ?? error) });
  }
};
