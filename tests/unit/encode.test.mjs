import assert from "node:assert/strict";
import { test } from "node:test";
import { encode } from "../../js/encode.ts";

const PARTS = {
  algorithm: "argon2id",
  version: 19,
  memorySize: 64,
  iterations: 2,
  parallelism: 1,
  salt: new TextEncoder().encode("somesalt"),
  tag: new Uint8Array(4),
};

test("the canonical string has no padding", () =>
  assert.equal(encode(PARTS), "$argon2id$v=19$m=64,t=2,p=1$c29tZXNhbHQ$AAAAAA"));

test("a key identifier and associated data follow the costs", () => {
  const data = { keyId: new Uint8Array([1]), associatedData: new Uint8Array([2]) };
  assert.match(encode({ ...PARTS, ...data }), /,p=1,keyid=AQ,data=Ag\$/);
});

test("parts out of range are refused by their names", () => {
  assert.throws(() => encode({ ...PARTS, version: 20 }), { message: /version is 20/ });
  assert.throws(() => encode({ ...PARTS, memorySize: 7 }), { message: /memorySize is 7/ });
  assert.throws(() => encode({ ...PARTS, salt: new Uint8Array(7) }), {
    message: /salt has 7 bytes/,
  });
});
