import { exports } from "cloudflare:workers";
import { expect, test } from "vitest";

test("the Worker", async () => {
  const response = await exports.default.fetch("https://example.com/");
  const result = await response.json();
  console.log(JSON.stringify(result));
  expect(result.right).toBe(true);
});
