import { createRequestHandler } from "react-router";

const handle = createRequestHandler(() => import("virtual:react-router/server-build"));

export default {
  fetch: (request) => handle(request),
};
