import { check } from "./check.js";

export default {
  fetch: async () => Response.json(await check()),
};
