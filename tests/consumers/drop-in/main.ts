import { hash, type Options, verify } from "@node-rs/argon2";
import { verify as verifyToo } from "argon2";
import { argon2Verify } from "hash-wasm";

const options: Options = { memoryCost: 19456, timeCost: 2 };
const right = "correct horse battery staple";
const wrong = `in${right}`;
const stored: string = await hash(right, options);
const verdicts = async (password: string) => [
  await verify(stored, password),
  await verifyToo(stored, password),
  await argon2Verify({ password, hash: stored }),
];
const isRight = (await verdicts(right)).every(Boolean);
const isWrong = (await verdicts(wrong)).some(Boolean);
console.log(JSON.stringify({ hash: stored, right: isRight, wrong: isWrong }));
