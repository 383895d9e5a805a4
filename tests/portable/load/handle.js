// The same small server for every runtime. `POST /<step>` with the step's data runs the step.

import { pages } from "../limits/memories.js";

/** Loads the package at the first request, when `memories.js` already watches it. */
const load = async () => ({ api: await import("edge-argon2"), ...(await import("./rounds.js")) });

/** @param {() => void} collectGarbage forces the runtime's garbage collection */
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
