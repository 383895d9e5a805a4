// The first section: hashes the password while it is typed if that takes a moment, else on request.

import type { CallOptions } from "edge-argon2/pool";
import { cancellable } from "./call";
import { copyButton } from "./copy";
import { type Costs, currentCosts, errors, onCosts } from "./costs";
import { byId, debounced } from "./dom";
import { partsOf, partsWithout } from "./phc";
import { phcView } from "./phc-view";
import { checkThreads, DEFAULT_THREADS, type Timed, threadsUsed, timeHash } from "./pool";
import { count, memory, time } from "./units";

/** Work (KiB × passes) up to which a password is hashed as it is typed: some 50 ms. */
const SMALL_WORK = 96 * 1024;
const TYPING_MS = 200;

const form = byId<HTMLFormElement>("hash-form");
const password = byId<HTMLInputElement>("password");
const threads = byId<HTMLInputElement>("threads");
const reveal = byId<HTMLInputElement>("reveal");
const button = byId<HTMLButtonElement>("hash");
const view = phcView(byId("hash-phc"), byId("hash-parts"));
const call = cancellable("hash", button);

let latest = "";
/** The hash that was made last; empty if the costs have changed since. */
export const latestHash = (): string => latest;

export const chosenThreads = (): number =>
  threads.value === "" ? Number.NaN : Number(threads.value);

const isSmall = ({ memorySize, iterations }: Costs) => memorySize * iterations <= SMALL_WORK;

function showFacts(costs: Costs, ms?: number): void {
  const { memorySize, parallelism: lanes } = costs;
  // RFC 9106 section 3.2: lanes have the same length, which is a multiple of 4 blocks.
  const filled = 4 * lanes * Math.floor(memorySize / (4 * lanes));
  const { used, why } = threadsUsed(costs, chosenThreads() || 1);
  const perSecond = Math.max(1, Math.round(1000 / (ms ?? 1000)));
  byId("fact-time").textContent = ms === undefined ? "–" : time(ms);
  byId("fact-time-why").textContent =
    ms === undefined ? "not hashed yet" : `about ${count(perSecond, "hash", "hashes")} a second`;
  byId("fact-memory").textContent = memory(filled);
  byId("fact-threads").textContent = count(used, "thread");
  byId("fact-threads-why").textContent = why;
}

function show(costs: Costs, made?: Timed): void {
  latest = made?.hash ?? "";
  view.show(made ? partsOf(made.hash) : partsWithout(costs), !made);
  showFacts(costs, made?.ms);
  markStale(false, !made);
}

/** Whether what is shown belongs to costs that are no longer in the fields. */
function markStale(isStale: boolean, isUnusable = isStale): void {
  for (const id of ["hash-phc", "hash-parts"]) byId(id).classList.toggle("stale", isStale);
  for (const id of ["hash-copy", "hash-inspect"]) {
    byId<HTMLButtonElement>(id).disabled = isUnusable;
  }
}

/** The costs if they and the number of threads are valid; shows errors otherwise. */
function checked(): Costs | undefined {
  errors.clear();
  const costs = currentCosts();
  try {
    checkThreads(chosenThreads());
    return costs;
  } catch (error) {
    errors.report(error);
    return undefined;
  }
}

async function hash(costs: Costs, options: CallOptions): Promise<string> {
  turn += 1;
  const own = turn;
  const made = await timeHash(password.value, costs, chosenThreads(), options);
  if (own === turn) show(costs, made);
  return `Hashed in ${time(made.ms)}.`;
}

/** Hashes what is typed. Giving up the hash before would end its thread, so this waits for it. */
async function hashTyped(): Promise<void> {
  isStale = true;
  if (isHashing) return;
  isHashing = true;
  while (isStale) {
    isStale = false;
    const costs = checked();
    if (!costs) markStale(true);
    else if (isSmall(costs)) await hash(costs, {}).catch(errors.report);
    else show(costs);
  }
  isHashing = false;
}

/** The call that began last is the one that is shown. */
let turn = 0;
let isHashing = false;
let isStale = false;

export function startHashing(): void {
  threads.value = String(DEFAULT_THREADS);
  reveal.addEventListener("change", () => {
    password.type = reveal.checked ? "text" : "password";
  });
  const { soon, cancel } = debounced(TYPING_MS, hashTyped);
  for (const field of [password, threads]) {
    field.addEventListener("input", () => {
      call.stop();
      call.say("");
      soon();
    });
  }
  onCosts((costs) => {
    call.stop();
    call.say(costs && !isSmall(costs) ? "These costs take a moment: press Hash." : "");
    if (costs) show(costs);
    soon();
  });
  copyButton("hash-copy", () => latest);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    cancel();
    const costs = checked();
    if (!costs) errors.focus();
    else call.run((options) => hash(costs, options), errors.report);
  });
}
