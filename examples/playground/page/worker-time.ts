// Times the same costs in the Worker that serves the page, if one does. It never gets what was typed.

import { type Costs, currentCosts, onCosts } from "./costs";
import { byId } from "./dom";
import { messageOf } from "./errors";
import { median, memory, time } from "./units";

const PASSWORD = "a made-up password";
const ROUNDS = 3;

interface Answer {
  answers: boolean;
  /** The most that this Worker computes for strangers. */
  maxCosts?: Costs;
}

const button = byId<HTMLButtonElement>("worker-time");
const value = byId("fact-worker");
const why = byId("fact-worker-why");

const ask = async (): Promise<Answer> => (await fetch("worker.json", { cache: "no-store" })).json();

async function hashThere(costs: Costs): Promise<void> {
  const headers = { "Content-Type": "application/json" };
  const body = JSON.stringify({ password: PASSWORD, ...costs });
  const response = await fetch("hash", { method: "POST", headers, body });
  const { error } = await response.json();
  if (error) throw new Error(error.message);
}

/** Clocks stand still in a Worker while it computes, so the time is taken here, without the network's. */
async function measure(costs: Costs): Promise<void> {
  await hashThere(costs);
  const [empty, full]: [number[], number[]] = [[], []];
  for (let round = 0; round < ROUNDS; round += 1) {
    const start = performance.now();
    await ask();
    const middle = performance.now();
    await hashThere(costs);
    empty.push(middle - start);
    full.push(performance.now() - middle);
  }
  value.textContent = time(Math.max(0, median(full) - median(empty)));
  why.textContent = `median of ${ROUNDS}, without ${time(median(empty))} for an empty request`;
}

function reasonAgainst(costs: Costs, most: Costs): string | undefined {
  if (costs.memorySize > most.memorySize)
    return `this Worker hashes with ${memory(most.memorySize)} at most`;
  if (costs.iterations > most.iterations)
    return `this Worker makes ${most.iterations} passes at most`;
  if (costs.parallelism > most.parallelism)
    return `this Worker fills ${most.parallelism} lanes at most`;
  return undefined;
}

export async function startWorkerTime(): Promise<void> {
  const { answers, maxCosts: most } = await ask().catch((): Answer => ({ answers: false }));
  if (!answers || !most) {
    why.textContent = "no Worker here: npm start, in the repository, serves this page from one";
    return;
  }
  onCosts((costs) => {
    const reason = costs && reasonAgainst(costs, most);
    value.textContent = "–";
    why.textContent = reason ?? "gets the costs and a made-up password, not yours";
    button.hidden = reason !== undefined;
  });
  button.addEventListener("click", async () => {
    const costs = currentCosts();
    if (!costs || button.getAttribute("aria-disabled") === "true") return;
    button.setAttribute("aria-disabled", "true");
    await measure(costs).catch((error) => {
      why.textContent = messageOf(error);
    });
    button.removeAttribute("aria-disabled");
  });
}
