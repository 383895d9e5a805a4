import { check } from "./check.js";

export default {
  fetch: async ({ url }) => Response.json(url.endsWith("/check") ? await check() : "started"),
};
