// Strings that only resemble hashes. Every one is a typed error, never `false`: "wrong password" and
// "damaged hash" are different findings.

import { traces } from "./harness/bytes.js";
import * as check from "./harness/check.js";

export const name = "hostile";

const VALID = "$argon2id$v=19$m=64,t=2,p=1$c29tZXNhbHQ$FqGkmHNGCd0BRW2kBt6fPZ2pPmyGwwChL8FGUhTOSSI";
const SHARED = "every string of ../shared/vectors/hostile_phc.json";

// The rules of the format, each broken once: [what was done, what to replace, by what].
const BROKEN = [
  ["white space before", /^/, " "],
  ["white space after", /$/, " "],
  ["line feed after", /$/, "\n"],
  ["text after", /$/, "x$"],
  ["a sixth field", /$/, "$AAAA"],
  ["padding", /$/, "="],
  ["a character outside ASCII", "FqGk", "Fq\u00e9k"],
  ["a lone surrogate", "FqGk", "Fq\ud800k"],
  ["NUL", "FqGk", "Fq\0k"],
  ["url-safe base64", "FqGk", "Fq_k"],
  ["non-canonical base64 in the tag", /I$/, "J"],
  ["non-canonical base64 in the salt", "hbHQ", "hbHR"],
  ["base64 of an impossible length", /SSI$/, "A"],
  ["upper case algorithm", "argon2id", "ARGON2ID"],
  ["an algorithm that does not exist", "argon2id", "argon2x"],
  ["no algorithm", "argon2id", ""],
  ["leading zero in m", "m=64", "m=064"],
  ["leading zero in v", "v=19", "v=019"],
  ["plus sign", "m=64", "m=+64"],
  ["minus sign", "m=64", "m=-64"],
  ["hexadecimal", "m=64", "m=0x40"],
  ["exponent", "m=64", "m=6.4e1"],
  ["m over 32 bits", "m=64", "m=4294967360"],
  ["t over 32 bits", "t=2", "t=4294967298"],
  ["p over 32 bits", "p=1", "p=4294967297"],
  ["p over 24 bits", "m=64,t=2,p=1", "m=134217728,t=2,p=16777216"],
  ["duplicate parameter", "p=1", "p=1,p=1"],
  ["unknown parameter", "p=1", "p=1,q=1"],
  ["missing m", "m=64,", ""],
  ["missing t", "t=2,", ""],
  ["missing p", ",p=1", ""],
  ["upper case parameter", "m=64", "M=64"],
  ["m below 8 p", "p=1", "p=9"],
  ["m of 0", "m=64", "m=0"],
  ["t of 0", "t=2", "t=0"],
  ["p of 0", "p=1", "p=0"],
  ["version 0", "v=19", "v=0"],
  ["version 18", "v=19", "v=18"],
  ["version 20", "v=19", "v=20"],
  ["salt of 7 bytes", "c29tZXNhbHQ", "c2hvcnQxMg"],
  ["tag of 3 bytes", /\$[^$]*$/, "$YWJj"],
  ["no tag", /\$[^$]*$/, ""],
  ["data= that is not base64", "p=1", "p=1,data=*"],
  ["data= of an impossible length", "p=1", "p=1,data=AAAAA"],
  ["keyid= that is not base64", "p=1", "p=1,keyid=A"],
  ["a million characters of salt", "c29tZXNhbHQ", "A".repeat(1_000_000)],
  ["a million characters of tag", /\$[^$]*$/, `$${"A".repeat(1_000_000)}`],
  ["a hundred thousand parameters", "m=64,", "m=64,".repeat(100_000)],
  ["a hundred thousand dollars", /^/, "$".repeat(100_000)],
];

// Two strings this long exceed what the format needs; refusing them for their cost is as good.
const MALFORMED = ["INVALID_HASH", "UNSUPPORTED_HASH"];
const TOO_LONG = [...MALFORMED, "COST_LIMIT"];

// A lone surrogate is outside the base64 alphabet, so the one verdict to the contrary is overruled.
const OVERRULED = { "lone surrogate|base64": "invalid" };

export function define(test, { api, data }) {
  test("the string that the others are made from verifies", async () => {
    check.equal(await new api.Argon2id().verify(VALID, "password"), true);
  });
  for (const [what, from, to] of BROKEN) {
    const phc = VALID.replace(from, () => to);
    const code = to.length > 99_999 ? TOO_LONG : MALFORMED;
    test(`broken: ${what}`, () => refused(api, phc, code, "parse too"));
  }
  if (!data.shared) {
    test.skip(SHARED, "the folder ../shared/vectors is not there");
    return;
  }
  for (const entry of data.shared.hostile) {
    test(`shared: ${entry.category}: ${entry.why}`, () => sharedVerdict(api, entry));
  }
}

async function sharedVerdict(api, entry) {
  const phc = entry.phc_gen ? expand(entry.phc_gen) : entry.phc;
  const verdict = OVERRULED[`${entry.why}|${entry.category}`] ?? entry.expect;
  if (verdict === "invalid") {
    const limited = entry.limit && entry.limit !== "length";
    const code = limited ? "COST_LIMIT" : entry.limit ? TOO_LONG : MALFORMED;
    await refused(api, phc, code, limited ? "verify only" : "parse too");
    return;
  }
  const argon2id = new api.Argon2id({ secret: entry.secret_utf8 });
  const matches = verdict === "match";
  check.equal(await argon2id.verify(phc, entry.password), matches, "verify");
  check.equal(argon2id.verifySync(phc, entry.password), matches, "verifySync");
}

/** Every method that reads a hash refuses this one, and shows nothing of it. */
async function refused({ Argon2Error, Argon2id, parse }, phc, code, extent) {
  const argon2id = new Argon2id();
  const expected = { type: Argon2Error, code, never: [...traces(phc), "hunter2-hunter2"] };
  await check.rejects(() => argon2id.verify(phc, "hunter2-hunter2"), expected, "verify");
  check.throws(() => argon2id.verifySync(phc, "hunter2-hunter2"), expected, "verifySync");
  if (extent === "verify only") return;
  check.throws(() => parse(phc), expected, "parse");
  check.throws(() => argon2id.needsRehash(phc), expected, "needsRehash");
}

/** `["a", { repeat: "b", times: 3 }]` stands for "abbb". */
const expand = (parts) =>
  parts.map((part) => (typeof part === "string" ? part : part.repeat.repeat(part.times))).join("");
