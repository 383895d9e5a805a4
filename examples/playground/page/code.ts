// The last section: code to copy.

import { copyButton } from "./copy";
import { type Costs, onCosts } from "./costs";
import { byId, make } from "./dom";
import { caution, SNIPPETS } from "./snippets";

const choices = byId("frameworks");
const code = byId("code");

let chosen = SNIPPETS[0];
let costs: Costs | undefined;

function show(): void {
  if (!chosen || !costs) return;
  code.textContent = chosen.code(costs);
  byId("code-file").textContent = chosen.file;
  byId("code-caution").textContent = caution(chosen, costs);
}

export function startCode(): void {
  for (const snippet of SNIPPETS) {
    const isChosen = snippet === chosen;
    const radio = make("input", { type: "radio", name: "framework", checked: isChosen });
    radio.addEventListener("change", () => {
      chosen = snippet;
      show();
    });
    choices.append(make("label", {}, radio, make("span", { textContent: snippet.name })));
  }
  onCosts((changed) => {
    costs = changed ?? costs;
    show();
  });
  copyButton("code-copy", () => code.textContent ?? "");
}
