import { check } from "../../check.js";

export default async function handler(_, response) {
  response.json(await check());
}
