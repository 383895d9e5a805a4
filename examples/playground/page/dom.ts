/** The element with an id, which index.html has. */
export function byId<T extends HTMLElement = HTMLElement>(id: string): T {
  const element = document.getElementById(id);
  if (!element) throw new Error(`index.html has no #${id}`);
  return element as T;
}

/** A new element with properties and children. */
export function make<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  properties: Partial<HTMLElementTagNameMap[K]> = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}

/** Fills a `<dl>`; each pair is wrapped, so that styles can keep it together. */
export function fillList(list: HTMLElement, pairs: readonly (readonly [string, string])[]): void {
  const entries = pairs.map(([name, value]) =>
    make("div", {}, make("dt", { textContent: name }), make("dd", { textContent: value })),
  );
  list.replaceChildren(...entries);
}

/** Calls `action` once `soon` hasn't been called for a while, unless `cancel` is. */
export function debounced(milliseconds: number, action: () => void) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const cancel = () => clearTimeout(timer);
  const soon = () => {
    cancel();
    timer = setTimeout(action, milliseconds);
  };
  return { soon, cancel };
}
