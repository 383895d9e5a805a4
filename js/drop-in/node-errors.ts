// Node's own error classes and messages, as far as Argon2's functions throw them.

/**
 * `ERR_INVALID_ARG_TYPE`; `wanted` is the message's first part. Unlike Node's, the message does not
 * show a `"secret"` value, because a password may come as a number, or in a different argument's place.
 */
export function invalidType(wanted: string, value: unknown, kind?: "secret"): TypeError {
  const hasValue = value !== undefined && Object(value) !== value && value !== null;
  const received = kind && hasValue ? `type ${typeof value}` : describe(value);
  const error = new TypeError(`${wanted}. Received ${received}`);
  return Object.assign(error, { code: "ERR_INVALID_ARG_TYPE" });
}

/** `ERR_OUT_OF_RANGE` */
export function outOfRange(name: string, range: string, value: number): RangeError {
  const message = `The value of "${name}" is out of range. It must be ${range}`;
  const error = new RangeError(`${message}. Received ${describeNumber(value)}`);
  return Object.assign(error, { code: "ERR_OUT_OF_RANGE" });
}

/** `ERR_INVALID_ARG_VALUE` */
export function notOneOf(name: string, values: readonly string[], value: string): TypeError {
  const list = values.map((each) => `'${each}'`).join(", ");
  const received = `'${value.slice(0, 64)}'`;
  const error = new TypeError(
    `The argument '${name}' must be one of: ${list}. Received ${received}`,
  );
  return Object.assign(error, { code: "ERR_INVALID_ARG_VALUE" });
}

function describe(value: unknown): string {
  if (value === null || value === undefined) return String(value);
  if (typeof value === "function") return `function ${value.name}`;
  if (typeof value === "object") {
    const name = value.constructor?.name;
    return name ? `an instance of ${name}` : "[Object: null prototype] {}";
  }
  if (typeof value === "bigint") return `type bigint (${value}n)`;
  if (typeof value !== "string") {
    return `type ${typeof value} (${Object.is(value, -0) ? "-0" : String(value)})`;
  }
  const text = value.length > 28 ? `${value.slice(0, 25)}...` : value;
  return `type string (${text.includes("'") ? JSON.stringify(text) : `'${text}'`})`;
}

/** Node groups the digits of large integers. */
function describeNumber(value: number): string {
  if (Object.is(value, -0)) return "-0";
  let text = String(value);
  if (!Number.isInteger(value) || Math.abs(value) <= 2 ** 32) return text;
  let groups = "";
  for (const start = value < 0 ? 4 : 3; text.length > start; text = text.slice(0, -3)) {
    groups = `_${text.slice(-3)}${groups}`;
  }
  return text + groups;
}
