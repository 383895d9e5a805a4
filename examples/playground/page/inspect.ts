// The second section: says what a stored hash is, verifies it, and makes the hash to store instead.

import { Argon2Error, Argon2id, parse } from "edge-argon2";
import { cancellable } from "./call";
import { copyButton } from "./copy";
import { type Costs, currentCosts, onCosts } from "./costs";
import { byId, fillList, make } from "./dom";
import { errorsOf } from "./errors";
import { identify } from "./formats";
import { chosenThreads, latestHash } from "./hash";
import { partsOf } from "./phc";
import { phcView } from "./phc-view";
import { pooled } from "./pool";
import { SAMPLE_PASSWORD, SAMPLES } from "./samples";
import { memory } from "./units";
import { ask } from "./workers/ask";
import type { Answer, Question } from "./workers/check";

const FALLBACK: Costs = { memorySize: 19456, iterations: 2, parallelism: 1 };

const form = byId<HTMLFormElement>("inspect-form");
const stored = byId<HTMLTextAreaElement>("stored");
const password = byId<HTMLInputElement>("stored-password");
const sample = byId<HTMLSelectElement>("sample");
const rehash = byId<HTMLOutputElement>("rehash");
const call = cancellable("inspect", byId("verify"));
const view = phcView(byId("stored-phc"), byId("stored-parts"));
const errors = errorsOf(["stored", "stored-password"], "verify", {
  INVALID_HASH: "stored",
  UNSUPPORTED_HASH: "stored",
  UNKNOWN_KEY: "stored",
  COST_LIMIT: "stored",
  OUT_OF_MEMORY: "stored",
  PASSWORD_TOO_LONG: "stored-password",
});

const isArgon2 = (hash: string) => hash.startsWith("$argon2");
const storedHash = () => stored.value.trim();

const costsAbove = () => currentCosts() ?? FALLBACK;

function describe(): void {
  const hash = storedHash();
  const found = identify(hash);
  view.clear();
  byId("stored-explained").hidden = true;
  byId("stored-title").textContent = hash === "" ? "Nothing yet" : "Not a hash that is known here";
  fillList(byId("stored-facts"), []);
  if (hash === "") return;
  if (found) {
    byId("stored-title").textContent = found.title;
    fillList(byId("stored-facts"), [
      ...found.facts,
      ["Rehash?", "Yes, at the next log-in: it isn’t an Argon2id string"],
      ["Verify with", `new Migrating(argon2id, { from: [${found.from}] })`],
    ]);
    return;
  }
  try {
    describeArgon2(hash);
  } catch (error) {
    errors.report(error);
  }
}

function describeArgon2(hash: string): void {
  const { algorithm, memorySize, iterations, parallelism } = parse(hash);
  const isWeak = new Argon2id(costsAbove()).needsRehash(hash);
  view.show(partsOf(hash));
  byId("stored-explained").hidden = false;
  byId("stored-title").textContent = algorithm.replace("argon2", "Argon2");
  fillList(byId("stored-facts"), [
    ["Costs", `${memory(memorySize)}, t = ${iterations}, p = ${parallelism}`],
    [
      "Rehash?",
      isWeak ? "Yes, it is weaker than the costs above" : "No, it is as strong as the costs above",
    ],
    ["Verify with", "new Argon2id()"],
  ]);
}

async function check(
  question: Question,
  options: { signal: AbortSignal; onProgress: (done: number) => void },
): Promise<boolean> {
  if (isArgon2(question.stored)) {
    return pooled(costsAbove(), chosenThreads()).verify(
      question.stored,
      question.password,
      options,
    );
  }
  const answer = await ask<Answer>("check", question, options.signal);
  if ("valid" in answer) return answer.valid;
  throw answer.code ? new Argon2Error(answer.code, answer.message) : new Error(answer.message);
}

async function verify(options: Parameters<typeof check>[1]): Promise<string> {
  const question = { stored: storedHash(), password: password.value };
  if (!(await check(question, options))) return "The password does not match.";
  const argon2id = pooled(costsAbove(), chosenThreads());
  if (isArgon2(question.stored) && !argon2id.needsRehash(question.stored)) {
    return "The password matches. Keep the hash.";
  }
  const { signal } = options;
  rehash.textContent = await argon2id.hash(question.password, { signal });
  byId("rehash-box").hidden = false;
  return "The password matches. Store the new hash in place of this one.";
}

function changed(): void {
  call.stop();
  call.say("");
  errors.clear();
  byId("rehash-box").hidden = true;
  describe();
}

function use(hash: string, withPassword: string): void {
  stored.value = hash;
  password.value = withPassword;
  changed();
}

export function startInspecting(): void {
  for (const name of Object.keys(SAMPLES)) {
    sample.append(make("option", { value: name, textContent: name }));
  }
  sample.addEventListener("change", () => {
    const hash = SAMPLES[sample.value];
    if (hash) use(hash, SAMPLE_PASSWORD);
  });
  byId("hash-inspect").addEventListener("click", () => {
    use(latestHash(), byId<HTMLInputElement>("password").value);
    sample.value = "";
    stored.focus();
    byId("inspect").scrollIntoView();
  });
  for (const field of [stored, password]) field.addEventListener("input", changed);
  stored.addEventListener("input", () => {
    sample.value = "";
  });
  onCosts(changed);
  copyButton("rehash-copy", () => rehash.textContent ?? "");
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    changed();
    if (stored.hasAttribute("aria-invalid")) errors.focus();
    else call.run(verify, errors.report);
  });
}
