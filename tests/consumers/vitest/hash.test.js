import { expect, test } from "vitest";
import { check } from "./check.js";

test("a function that hashes", async () => {
  const result = await check();
  console.log(JSON.stringify(result));
  expect(result.right).toBe(true);
});
