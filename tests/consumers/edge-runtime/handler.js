import { check } from "./check.js";

addEventListener("fetch", (event) =>
  event.respondWith(check().then((result) => Response.json(result))),
);
