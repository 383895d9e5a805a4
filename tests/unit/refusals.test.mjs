import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { refusal } from "../../js/refusals.ts";

const source = readFileSync(new URL("../../src/error.rs", import.meta.url), "utf8");
const [, body] = /pub enum Error \{\n(.*?)\n\}/s.exec(source);
const variants = Array.from(body.matchAll(/^ {4}(\w+)/gm), ([, name]) => name);

const CODES = {
  InvalidOption: "ENGINE",
  NoRandom: "NO_RANDOM",
  OutOfMemory: "OUT_OF_MEMORY",
};

test("every refusal of the engine has a sentence, and a code that fits its name", () => {
  const unknown = refusal(variants.length);
  assert.equal(unknown.message, "the engine refused the call", "one after the last");
  for (const [number, name] of variants.entries()) {
    const { code, message } = refusal(number);
    assert.notEqual(message, unknown.message, name);
    if (name in CODES) assert.equal(code, CODES[name], name);
    if (/Limit|TooMuch/.test(name)) assert.equal(code, "COST_LIMIT", name);
    if (/^(Bcrypt|Scrypt|OtherPhc|Crypt)Hash$/.test(name)) {
      assert.equal(code, "UNSUPPORTED_HASH", name);
    }
  }
});
