import { lazyCheck } from "./lazy-check.js";

export default {
  fetch: async () => Response.json(await lazyCheck()),
};
