import { byId } from "./dom";

const SHOWN_MS = 2000;

/** Makes a button copy a text, and say for a moment that it did. */
export function copyButton(id: string, text: () => string): void {
  const button = byId<HTMLButtonElement>(id);
  const label = button.textContent ?? "";
  let timer: ReturnType<typeof setTimeout> | undefined;
  button.addEventListener("click", async () => {
    // A page over plain HTTP has no clipboard, and the user may forbid it.
    const copied = await navigator.clipboard?.writeText(text()).then(
      () => true,
      () => false,
    );
    const said = copied ? "Copied" : "Select the text to copy it";
    button.textContent = copied ? said : label;
    byId("announcement").textContent = said;
    clearTimeout(timer);
    timer = setTimeout(() => {
      button.textContent = label;
      byId("announcement").textContent = "";
    }, SHOWN_MS);
  });
}
