import { check } from "./check.mjs";

test("a function that hashes", async () => {
  const result = await check();
  console.log(JSON.stringify(result));
  expect(result).toBeDefined();
});
