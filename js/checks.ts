// Checks of single values. Nothing is coerced, and each error names the value's place and its range.

import { copyBytes, isUint8Array, typeName } from "./bytes.ts";

export const MAX_UINT32: number = 2 ** 32 - 1;
/** In bytes (RFC 9106 section 3.1). */
export const MIN_SALT_LENGTH = 8;
export const MIN_TAG_LENGTH = 4;

export function integer(name: string, value: unknown, min: number, max: number): number {
  if (typeof value === "number" && Number.isInteger(value) && value >= min && value <= max) {
    return value;
  }
  throw new RangeError(
    `${name} is ${describe(value)}; it must be an integer from ${min} to ${max}`,
  );
}

export function choice<T>(name: string, value: unknown, choices: readonly T[]): T {
  const chosen = choices.find((candidate) => candidate === value);
  if (chosen === undefined) {
    throw new TypeError(`${name} is ${describe(value)}; it must be ${choices.join(" or ")}`);
  }
  return chosen;
}

/** Returns a copy. */
export function bytes(name: string, value: unknown, min = 0): Uint8Array {
  if (!isUint8Array(value)) {
    throw new TypeError(`${name} must be a Uint8Array, not ${typeName(value)}`);
  }
  const copy = copyBytes(name, value);
  if (copy.length < min) {
    throw new RangeError(`${name} has ${copy.length} bytes; it must have ${min} or more`);
  }
  return copy;
}

function describe(value: unknown): string {
  if (typeof value === "string") return JSON.stringify(value.slice(0, 32));
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  if (typeof value === "bigint") return `${value}n`;
  return typeName(value);
}
