// Generates arguments: most are valid, many are nearly valid, and some can be anything at all.
// Valid ones are cheap, so that a run covers many cases.

import fc from "fast-check";

/** Our getters and proxy traps throw this. The package must pass it on unchanged. */
export class Thrown extends Error {}

const thrower = () => {
  throw new Thrown("from the caller's own code");
};

const anything = fc.anything({
  maxDepth: 2,
  withBigInt: true,
  withBoxedValues: true,
  withDate: true,
  withMap: true,
  withNullPrototype: true,
  withObjectString: true,
  withSet: true,
  withSparseArray: true,
  withTypedArray: true,
});

const text = fc.oneof(
  fc.string({ unit: "grapheme", maxLength: 40 }),
  fc.string({ unit: "binary", maxLength: 40 }),
  fc
    .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 20 })
    .map((units) => String.fromCharCode(...units)),
);
const bytes = fc.uint8Array({ maxLength: 80 });

/** Views that have lost their bytes, share them, or lie about what they are. */
const oddBytes = fc.oneof(
  fc
    .constantFrom(
      () => detached(),
      () => new Uint8Array(new SharedArrayBuffer(16)),
      () => outOfBounds(),
      () => new (class Derived extends Uint8Array {})(16),
      () => Object.defineProperty(new Uint8Array(16), "length", { value: 2 ** 31 }),
      () => Object.defineProperty(new Uint8Array(16), "length", { get: thrower }),
      () => new Proxy(new Uint8Array(16), {}),
      () => Buffer.from("a buffer of Node"),
      () => named(new DataView(new ArrayBuffer(16)), "Uint8Array"),
      () => named(new Float64Array(2), "Uint8Array"),
      () => named({}, "ArrayBuffer"),
    )
    .map((make) => make()),
  bytes.map((array) => array.buffer),
  bytes.map((array) => new DataView(array.buffer)),
  fc.float32Array({ maxLength: 9 }),
  fc.bigInt64Array({ maxLength: 9 }),
);

function detached() {
  const view = new Uint8Array(16);
  structuredClone(view, { transfer: [view.buffer] });
  return view;
}

const named = (value, name) => Object.defineProperty(value, Symbol.toStringTag, { value: name });

function outOfBounds() {
  const buffer = new ArrayBuffer(32, { maxByteLength: 64 });
  const view = new Uint8Array(buffer, 16, 16);
  buffer.resize(8);
  return view;
}

export const password = fc.oneof(
  { weight: 20, arbitrary: fc.oneof(text, bytes) },
  { weight: 1, arbitrary: fc.constantFrom("", "\0", "x".repeat(5000), new Uint8Array(5000)) },
  { weight: 1, arbitrary: oddBytes },
  { weight: 1, arbitrary: anything },
);

const oddNumber = fc.constantFrom(
  ...[0, -0, -1, 0.5, 7, 2 ** 32, 2 ** 53, 1e300, Number.NaN, Number.POSITIVE_INFINITY],
  ...[null, true, "8", 8n, Symbol.iterator],
  Object(8),
  { valueOf: () => 8 },
);

/** Mostly `valid`; otherwise `undefined`, an odd number, or anything. */
const option = (valid) =>
  fc.oneof(
    { weight: 60, arbitrary: valid },
    { weight: 6, arbitrary: fc.constant(undefined) },
    { weight: 1, arbitrary: oddNumber },
    { weight: 1, arbitrary: anything },
  );

const within = (min, max) => option(fc.integer({ min, max }));

/** Mostly a size that is cheap here; otherwise one that fits no memory and is refused at once. */
const orRefused = (max) =>
  option(fc.oneof({ weight: 30, arbitrary: fc.integer({ min: 32, max }) }, impossibleSize));
const impossibleSize = fc.integer({ min: 2 ** 31, max: 2 ** 32 - 1 });

const common = {
  memorySize: orRefused(64),
  iterations: within(1, 3),
  parallelism: within(1, 4),
  tagLength: orRefused(300),
  secret: option(fc.oneof(text, bytes, oddBytes)),
  normalization: option(fc.constantFrom("NFKC", "none")),
  maxPasswordLength: within(60, 6000),
  maxMemorySize: within(8, 64),
  maxWork: within(8, 256),
};
const raw = {
  ...common,
  salt: option(fc.uint8Array({ minLength: 8, maxLength: 80 })),
  algorithm: option(fc.constantFrom("argon2id", "argon2i", "argon2d")),
  version: option(fc.constantFrom(19, 16)),
  associatedData: option(fc.oneof(bytes, oddBytes)),
};

/** Cheap costs, for options that are left out. */
const CHEAP = { memorySize: 8, iterations: 1, maxMemorySize: 64, maxWork: 256 };

/** An options object of any kind: plain, with getters that may throw, a proxy, or inheriting. */
const record = (options, requiredKeys) =>
  fc
    .record(
      {
        given: fc.record(options, { requiredKeys }),
        extra: fc.oneof(
          { weight: 12, arbitrary: fc.constant({}) },
          {
            weight: 1,
            arbitrary: fc.dictionary(fc.string({ maxLength: 8 }), anything, { maxKeys: 2 }),
          },
        ),
        make: fc.oneof(
          { weight: 12, arbitrary: fc.constantFrom(plain, getters, proxy, inheriting) },
          { weight: 1, arbitrary: fc.constant(throwing) },
        ),
      },
      { noNullPrototype: true },
    )
    .map(({ given, extra, make }) => make(cheap({ ...given, ...extra })));

function cheap(options) {
  const costs = {};
  for (const [name, value] of Object.entries(CHEAP)) costs[name] = options[name] ?? value;
  return { ...options, ...costs };
}

const plain = (options) => options;
const getters = (options) =>
  Object.defineProperties(
    {},
    Object.fromEntries(
      Object.entries(options).map(([name, value]) => [
        name,
        { enumerable: true, get: () => value },
      ]),
    ),
  );
const throwing = (options) => Object.defineProperty(options, "iterations", { get: thrower });
const proxy = (options) => new Proxy(options, {});
const inheriting = (options) => Object.create(options);

const orAnything = (arbitrary) =>
  fc.oneof({ weight: 19, arbitrary }, { weight: 1, arbitrary: anything.filter(isNoOptions) });

/** Excludes objects without options: they would get the default costs, which aren't cheap. */
const isNoOptions = (value) => typeof value !== "object" && value !== undefined;

export const options = orAnything(record(common, []));
export const rawOptions = orAnything(record(raw, ["salt"]));

const base64 = (array) => Buffer.from(array).toString("base64").replaceAll("=", "");
const salt = fc.uint8Array({ minLength: 8, maxLength: 40 }).map(base64);
const tag = fc.uint8Array({ minLength: 4, maxLength: 70 }).map(base64);
const cost = fc.oneof({ weight: 9, arbitrary: fc.integer({ min: 24, max: 64 }) }, impossibleSize);

/** A hash that is mostly well-formed. Its costs are either cheap or refused. */
const phc = fc
  .tuple(
    fc.constantFrom("argon2id", "argon2i", "argon2d", "argon2"),
    fc.constantFrom("$v=19", "$v=16", "", "$v=18"),
  )
  .chain(([algorithm, version]) =>
    fc
      .tuple(cost, fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 4 }), salt, tag)
      .map(([m, t, p, s, h]) => `$${algorithm}${version}$m=${m},t=${t},p=${p}$${s}$${h}`),
  );

export const hash = fc.oneof(
  { weight: 6, arbitrary: phc },
  { weight: 2, arbitrary: text },
  { weight: 1, arbitrary: fc.constantFrom("", "$2b$12$abc", "$".repeat(99_999), "s2:a:b") },
  { weight: 1, arbitrary: anything },
);
