// The costs that the whole page uses: presets, fields, and listeners for changes.

import { Argon2id } from "edge-argon2";
import { byId, make } from "./dom";
import { errorsOf } from "./errors";
import { PRESETS } from "./presets";
import { memory } from "./units";

/** Memory in KiB, passes, lanes: the options of `Argon2id`. */
export interface Costs {
  memorySize: number;
  iterations: number;
  parallelism: number;
}

const NAMES = ["memorySize", "iterations", "parallelism"] as const;
const OWN = "own";

const select = byId<HTMLSelectElement>("preset");
const fields = NAMES.map((name) => byId<HTMLInputElement>(name));
const presets = Object.values(PRESETS).flat();

/** Errors of the form that hashes; `hash` is where those go that are about no single field. */
export const errors = errorsOf(["password", ...NAMES, "threads"], "hash", {
  PASSWORD_TOO_LONG: "password",
  OUT_OF_MEMORY: "memorySize",
  COST_LIMIT: "memorySize",
});

const read = (): Costs => {
  const [memorySize = 0, iterations = 0, parallelism = 0] = fields.map((field) =>
    field.value === "" ? Number.NaN : Number(field.value),
  );
  return { memorySize, iterations, parallelism };
};

const isSame = (a: Costs, b: Costs) => NAMES.every((name) => a[name] === b[name]);

/** The costs in the fields; `undefined` if the package refuses them, with its reason beside the field. */
export function currentCosts(): Costs | undefined {
  const costs = read();
  try {
    new Argon2id(costs);
    return costs;
  } catch (error) {
    errors.report(error);
    return undefined;
  }
}

/** Calls `listener` after each change, and once now. */
export function onCosts(listener: (costs: Costs | undefined) => void): void {
  listeners.push(listener);
  listener(currentCosts());
}

const listeners: ((costs: Costs | undefined) => void)[] = [];

function changed(): void {
  errors.clear();
  const costs = currentCosts();
  byId("memorySize-hint").textContent = costs ? `KiB, here ${memory(costs.memorySize)}` : "KiB";
  const found = presets.findIndex((preset) => isSame(preset.costs, read()));
  // Two presets have the same costs: the chosen one stays.
  const chosen = presets[Number(select.value)];
  if (!chosen || !isSame(chosen.costs, read())) select.value = found < 0 ? OWN : String(found);
  for (const listener of listeners) listener(costs);
}

for (const [group, members] of Object.entries(PRESETS)) {
  const options = members.map((preset) =>
    make("option", { value: String(presets.indexOf(preset)), textContent: preset.label }),
  );
  const element = make("optgroup", { label: group }, ...options);
  select.append(element);
}
select.append(make("option", { value: OWN, textContent: "Your own" }));
select.addEventListener("change", () => {
  const preset = presets[Number(select.value)];
  if (!preset) return;
  fields.forEach((field, i) => {
    field.value = String(preset.costs[NAMES[i] ?? "memorySize"]);
  });
  changed();
});
for (const field of fields) field.addEventListener("input", changed);
select.value = "0";
