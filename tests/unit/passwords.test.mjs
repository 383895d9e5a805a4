import assert from "node:assert/strict";
import { test } from "node:test";
import { runInNewContext } from "node:vm";
import { requireAssigned, withPassword } from "../../js/bytes.ts";

const RULES = { normalization: "NFKC", passwordCharacters: "any", maxPasswordLength: 16 };
const bytesOf = (password, rules = {}) =>
  withPassword(password, { ...RULES, ...rules }, (bytes) => [...bytes]);

test("a Uint8Array is taken as it is, from any realm", () => {
  assert.deepEqual(bytesOf(new Uint8Array([0, 255])), [0, 255]);
  assert.deepEqual(bytesOf(runInNewContext("new Uint8Array([1])")), [1]);
});

test("an empty password, NUL and BOM are significant", () => {
  assert.deepEqual(bytesOf(""), []);
  assert.deepEqual(bytesOf("\0\ufeff"), [0, 0xef, 0xbb, 0xbf]);
});

test("a lone surrogate becomes U+FFFD", () =>
  assert.deepEqual(bytesOf("\ud800"), [0xef, 0xbf, 0xbd]));

test("the length limit counts bytes after normalization", () => {
  assert.equal(bytesOf("é".repeat(8)).length, 16);
  for (const password of ["é".repeat(9), "a".repeat(17), new Uint8Array(17), "ﷺ"]) {
    assert.throws(() => bytesOf(password), { code: "PASSWORD_TOO_LONG", message: /16 bytes/ });
  }
});

test("anything else is a TypeError that says what is wanted", () => {
  for (const password of [undefined, null, 5, {}, [], new ArrayBuffer(1)]) {
    assert.throws(() => bytesOf(password), {
      name: "TypeError",
      message: /password must be a string or a Uint8Array, not /,
    });
  }
});

test("characters that Unicode does not assign are refused on request", () => {
  requireAssigned("pässwörd \u{1f511}");
  for (const password of ["\u0378", "\udc00"]) {
    assert.throws(() => requireAssigned(password), { code: "UNASSIGNED_CHARACTER" });
  }
});
