import { answer } from "../../app/answer.js";

export default async function handler(_, response) {
  response.send(await answer());
}
