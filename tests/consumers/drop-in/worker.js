import { check } from "./app.js";

export default {
  fetch: async () => Response.json(await check()),
};
