import { runConformance } from "../../conformance/index.js";
import * as api from "../package.js";

export default {
  async fetch(request) {
    return Response.json(await runConformance({ api, data: await request.json() }));
  },
};
