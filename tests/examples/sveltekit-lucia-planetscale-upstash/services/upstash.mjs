// Upstash's REST interface, as @upstash/redis uses it, in front of Redis.

import { Redis } from "ioredis";
import { Refusal, serveJson } from "./http.mjs";

/**
 * @param {{ path: string }} server ioredis's connection options
 * @param {string} token that clients have to send
 */
export async function upstashFront(server, token) {
  const redis = new Redis(server);

  async function runCommand([name, ...args], encode) {
    try {
      return { result: encode(await redis.call(name, ...args.map(String))) };
    } catch (error) {
      return { error: error.message };
    }
  }

  const front = await serveJson(async ({ path, headers, body }) => {
    if (headers.authorization !== `Bearer ${token}`)
      throw new Refusal(401, { error: "Unauthorized" });
    const encode = headers["upstash-encoding"] === "base64" ? inBase64 : (value) => value;
    if (path === "/") {
      const answer = await runCommand(body, encode);
      if (answer.error) throw new Refusal(400, answer);
      return answer;
    }
    if (path === "/pipeline")
      return Promise.all(body.map((command) => runCommand(command, encode)));
    throw new Refusal(404, { error: "Not found" });
  });
  const stop = () => {
    front.stop();
    redis.disconnect();
  };
  return { url: `http://${front.host}`, redis, stop };
}

/** Encodes strings in base64, even inside lists, and leaves numbers and null as they are. */
function inBase64(value) {
  if (Array.isArray(value)) return value.map(inBase64);
  return typeof value === "string" ? Buffer.from(value, "utf8").toString("base64") : value;
}
