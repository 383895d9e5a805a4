import assert from "node:assert/strict";
import { test } from "node:test";
import { checkOptions, checkRawOptions } from "../../js/options.ts";

test("the defaults are oslo's", () => {
  const { memorySize, iterations, parallelism, tagLength, secret } = checkOptions();
  assert.deepEqual(
    { memorySize, iterations, parallelism, tagLength, secret: [...secret] },
    {
      ...{ memorySize: 19456, iterations: 2, parallelism: 1, tagLength: 32, secret: [] },
    },
  );
});

for (const [options, message] of [
  [{ memorySize: 7 }, /memorySize is 7; it must be an integer from 8 to 2097151/],
  [{ memorySize: 31, parallelism: 4 }, /memorySize is 31; it must be an integer from 32 /],
  [{ memorySize: "19456" }, /memorySize is "19456"/],
  [{ iterations: 0 }, /iterations is 0; it must be an integer from 1 /],
  [{ iterations: 1.5 }, /iterations is 1\.5/],
  [{ parallelism: 2 ** 18 }, /parallelism is 262144; it must be an integer from 1 to 262143/],
  [{ tagLength: 3 }, /tagLength is 3; it must be an integer from 4 /],
  [{ maxPasswordLength: -1 }, /maxPasswordLength is -1/],
]) {
  test(`${JSON.stringify(options)} is a RangeError that names the range`, () =>
    assert.throws(() => checkOptions(options), { name: "RangeError", message }));
}

for (const [options, message] of [
  [{ memoryCost: 1 }, /memorySize/],
  [{ timeCost: 1 }, /iterations/],
  [{ hashLength: 1 }, /tagLength/],
  [{ type: 2 }, /hashRaw/],
  [{ normalization: "NFC" }, /normalization is "NFC"; it must be NFKC or none/],
  [{ secret: 5 }, /secret must be a string, an ArrayBuffer or a view/],
  [null, /options/],
]) {
  test(`${JSON.stringify(options)} is a TypeError that says what is meant`, () =>
    assert.throws(() => checkOptions(options), { name: "TypeError", message }));
}

test("a secret is copied", () => {
  const secret = new Uint8Array([1, 2]);
  const checked = checkOptions({ secret });
  secret.fill(0);
  assert.deepEqual([...checked.secret], [1, 2]);
});

test("hashRaw wants a salt of 8 bytes or more", () => {
  assert.throws(() => checkRawOptions({}), { name: "TypeError", message: /salt/ });
  assert.throws(() => checkRawOptions({ salt: new Uint8Array(7) }), {
    name: "RangeError",
    message: /salt has 7 bytes; it must have 8 or more/,
  });
});
