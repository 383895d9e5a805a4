// Shows a PHC string with a list that explains its parts. Pointing at a part, or focusing it, marks it in
// both places; the list by itself says the same to screen readers.

import { make } from "./dom";
import type { Part } from "./phc";

export interface PhcView {
  show(parts: readonly Part[], isPreview?: boolean): void;
  clear(): void;
}

/**
 * @param string gets the parts as links to their explanations
 * @param list a `<dl>`
 */
export function phcView(string: HTMLElement, list: HTMLElement): PhcView {
  const prefix = list.id;
  let shown = "";

  function mark(event: Event): void {
    const key = event.target instanceof Element && event.target.closest("[data-part]");
    const marked = key ? key.getAttribute("data-part") : "";
    for (const element of [...string.children, ...list.children]) {
      const isMarked = element.getAttribute("data-part") === marked && marked !== "";
      element.classList.toggle("marked", isMarked);
    }
  }
  const unmark = () => mark(new Event("none"));
  for (const area of [string, list]) {
    for (const event of ["pointerover", "focusin"]) area.addEventListener(event, mark);
    for (const event of ["pointerleave", "focusout"]) area.addEventListener(event, unmark);
  }

  function build(parts: readonly Part[]): void {
    string.replaceChildren(
      ...parts.flatMap(({ key, separator }) => {
        const link = make("a", { href: `#${prefix}-${key}` });
        link.dataset.part = key;
        return [make("span", { textContent: separator }), link];
      }),
    );
    list.replaceChildren(
      ...parts.map(({ key }) => {
        const entry = make("div", { id: `${prefix}-${key}`, tabIndex: -1 });
        entry.dataset.part = key;
        entry.append(make("dt"), make("dd"));
        return entry;
      }),
    );
  }

  return {
    show(parts, isPreview = false) {
      const keys = parts.map(({ key, separator }) => separator + key).join("");
      // Changing only the texts keeps the focus where it is.
      if (keys !== shown) build(parts);
      shown = keys;
      string.classList.toggle("preview", isPreview);
      parts.forEach(({ text, name, meaning }, i) => {
        const link = string.querySelectorAll("a")[i];
        const [term, definition] = list.children[i]?.children ?? [];
        if (!link || !term || !definition) return;
        link.textContent = text;
        term.textContent = name;
        definition.textContent = meaning;
      });
    },
    clear() {
      shown = "";
      string.replaceChildren();
      list.replaceChildren();
    },
  };
}
