import { run } from "entry";

export default {
  async fetch(request) {
    return Response.json(await run(await request.json(), {}));
  },
};
