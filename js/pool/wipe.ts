/** Wipes every array of bytes in a call. */
export function wipe(value: unknown): void {
  if (value instanceof Uint8Array) value.fill(0);
  else if (typeof value === "object" && value !== null) Object.values(value).forEach(wipe);
}
