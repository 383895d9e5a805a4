// The third section: this browser's times for edge-argon2 and other packages, with the costs above.

import { type Call, cancellable } from "./call";
import { currentCosts, onCosts } from "./costs";
import { byId, make } from "./dom";
import { errorsOf } from "./errors";
import { count, median, memory, time } from "./units";
import { ask } from "./workers/ask";
import type { Order, Report } from "./workers/bench";
import { PACKAGES } from "./workers/packages";

const OURS = "edge-argon2";
const SVG = "http://www.w3.org/2000/svg";

const form = byId<HTMLFormElement>("bench-form");
const rounds = byId<HTMLInputElement>("rounds");
const rows = byId("bench-rows");
const errors = errorsOf(["rounds"], "bench");
const call = cancellable("bench", byId("bench"));

const boxes = PACKAGES.map(({ name }) =>
  make("input", { type: "checkbox", name: "package", value: name, checked: true }),
);

/** A bar whose length is `share` of its cell. The numbers beside it say the same. */
function bar(share: number, isOurs: boolean): SVGElement {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("aria-hidden", "true");
  svg.setAttribute("class", isOurs ? "bar ours" : "bar");
  const rect = document.createElementNS(SVG, "rect");
  for (const [name, value] of Object.entries({
    width: `${share * 100}%`,
    height: "100%",
    rx: "3",
  })) {
    rect.setAttribute(name, value);
  }
  svg.append(rect);
  return svg;
}

function row(name: string, share: number, ...cells: string[]): HTMLTableRowElement {
  const header = make("th", { scope: "row" }, name, bar(share, name === OURS));
  return make("tr", {}, header, ...cells.map((textContent) => make("td", { textContent })));
}

/** The rows without times, so that the table has its height before there are any. */
function empty(): void {
  rows.replaceChildren(...PACKAGES.map(({ name }) => row(name, 0, "–", "–")));
}

function show(times: Record<string, number[]>, failed: Record<string, string>): void {
  const medians = Object.entries(times).map(([name, all]) => ({ name, ms: median(all) }));
  medians.sort((a, b) => a.ms - b.ms);
  const slowest = medians.at(-1)?.ms ?? 1;
  const ours = medians.find(({ name }) => name === OURS)?.ms;
  const relative = (ms: number) => (ours ? `${(ms / ours).toFixed(2)}×` : "–");
  const measured = medians.map(({ name, ms }) => row(name, ms / slowest, time(ms), relative(ms)));
  const others = Object.entries(failed).map(([name, why]) => row(`${name}: ${why}`, 0, "–", "–"));
  rows.replaceChildren(...measured, ...others);
}

async function run(order: Order, { signal, onProgress }: Call): Promise<string> {
  const isLast = (report: Report) => {
    if (!("done" in report)) return true;
    onProgress(report.done);
    return false;
  };
  const result = await ask<Report>("bench", order, signal, isLast);
  if ("done" in result) return "";
  show(result.times, result.failed);
  const { memorySize, iterations, parallelism } = order.costs;
  const costs = `${memory(memorySize)}, ${count(iterations, "pass", "passes")}, ${count(parallelism, "lane")}`;
  byId("bench-caption").textContent =
    `Medians of ${count(order.rounds, "round")} in one thread: ${costs}.`;
  return result.isSameTag ? "Done. All packages gave the same tag." : "Done. The tags differ.";
}

export function startBenchmark(): void {
  PACKAGES.forEach(({ name }, i) => {
    byId("bench-packages").append(make("label", {}, boxes[i] ?? "", ` ${name}`));
  });
  empty();
  onCosts((costs) => {
    if (!costs) return;
    const { memorySize, iterations, parallelism } = costs;
    byId("bench-costs").textContent =
      `${memory(memorySize)}, ${count(iterations, "pass", "passes")}, ${count(parallelism, "lane")}`;
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    errors.clear();
    const costs = currentCosts();
    const names = boxes.filter(({ checked }) => checked).map(({ value }) => value);
    const number = Number(rounds.value);
    if (!(Number.isInteger(number) && number >= 1 && number <= 50)) {
      errors.show("rounds", "Rounds must be an integer from 1 to 50.");
      errors.focus();
    } else if (!costs) {
      errors.show("bench", "The costs at the top of the page are out of range.");
    } else if (names.length === 0) {
      errors.show("bench", "Choose at least one package.");
    } else {
      call.run((options) => run({ names, costs, rounds: number }, options), errors.report);
    }
  });
}
