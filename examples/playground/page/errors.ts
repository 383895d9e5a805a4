// Where the package's own sentences are shown: beside the field that they are about.

import { Argon2Error } from "edge-argon2";
import { byId } from "./dom";

/** Which field an error is about, by its code. */
type FieldOf = Partial<Record<Argon2Error["code"], string>>;

/**
 * The errors of a form whose fields have a place for one each, `#<field>-error`.
 *
 * @param elsewhere the name of the place for errors that are about no single field
 */
export function errorsOf(fields: readonly string[], elsewhere: string, fieldOf: FieldOf = {}) {
  function show(field: string, message: string): void {
    byId(`${field}-error`).textContent = message;
    if (field !== elsewhere) byId(field).setAttribute("aria-invalid", "true");
  }
  return {
    clear(): void {
      for (const field of [...fields, elsewhere]) {
        byId(`${field}-error`).textContent = "";
        document.getElementById(field)?.removeAttribute("aria-invalid");
      }
    },
    /** An option's error begins with the option's name; other errors have a code. */
    report(error: unknown): void {
      const message = messageOf(error);
      const named = fields.find((field) => message.startsWith(`${field} `));
      const coded = error instanceof Argon2Error ? fieldOf[error.code] : undefined;
      show(named ?? coded ?? elsewhere, named ? `${message}.` : sentence(message));
    },
    show,
    /** Moves the focus to the first field with an error, which is then read out. */
    focus(): void {
      const field = fields.find((field) => byId(field).getAttribute("aria-invalid") === "true");
      if (field) byId(field).focus();
    },
  };
}

export const messageOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);

function sentence(message: string): string {
  return `${message.slice(0, 1).toUpperCase()}${message.slice(1)}${message.endsWith(".") ? "" : "."}`;
}

/** Whether a call was given up because its signal was aborted. */
export const isCanceled = (error: unknown): boolean =>
  error instanceof DOMException && error.name === "AbortError";
