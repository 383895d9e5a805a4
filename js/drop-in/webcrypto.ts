// The Argon2 of WICG's "Modern Algorithms in the Web Cryptography API" in front of the platform's own
// SubtleCrypto, which gets every call that is not about Argon2.

import { computeTag } from "./core.ts";
import {
  type Argon2Name,
  type Argon2Params,
  argon2Name,
  checkDerivation,
  deriveParams,
  keyLength,
  readBytes,
  readLength,
  readUsages,
  refuse,
  requireArguments,
  requireFormat,
  type Source,
  type Usage,
} from "./webcrypto-params.ts";

export type { Argon2Name, Argon2Params };

/** The platform's SubtleCrypto, if the project has types for it. */
type PlatformSubtle = typeof globalThis extends { crypto: { subtle: infer Subtle } }
  ? Subtle
  : object;

type PlatformCrypto = typeof globalThis extends { crypto: infer Crypto } ? Crypto : object;

/** A `CryptoKey`, even if the project has no types for it. */
export type Key = typeof globalThis extends { CryptoKey: { prototype: infer CryptoKey } }
  ? CryptoKey
  : {
      readonly type: string;
      readonly extractable: boolean;
      readonly algorithm: { name: string };
      readonly usages: string[];
    };

interface Argon2Subtle {
  /**
   * Makes a key from a password's bytes. The key cannot be exported, wrapped or cloned.
   *
   * @throws DOMException, as a rejection: `NotSupportedError` for any other format, `SyntaxError` for
   * other usages, for no usages and for an extractable key. TypeError for arguments of the wrong type.
   */
  importKey(
    format: "raw-secret",
    keyData: Source,
    algorithm: Argon2Name | { name: Argon2Name },
    extractable: boolean,
    keyUsages: readonly Usage[],
  ): Promise<Key>;

  /**
   * Computes a tag of `length` bits, on the calling thread.
   *
   * @param length - A multiple of 8, at least 32.
   * @throws DOMException, as a rejection: `OperationError` for parameters out of range and for
   * memory that the runtime refuses, `InvalidAccessError` for a key of a different algorithm or usage.
   * TypeError for arguments of the wrong type.
   */
  deriveBits(algorithm: Argon2Params, baseKey: Key, length: number): Promise<ArrayBuffer>;

  /**
   * Derives a key for one of the platform's algorithms, on the calling thread.
   *
   * @throws The errors of `deriveBits` and of the platform's `importKey`.
   */
  deriveKey(
    algorithm: Argon2Params,
    baseKey: Key,
    derivedKeyType: string | { name: string; length?: number; hash?: string | { name: string } },
    extractable: boolean,
    keyUsages: readonly string[],
  ): Promise<Key>;
}

interface Secret {
  name: Argon2Name;
  usages: Usage[];
  password: Uint8Array<ArrayBuffer>;
}

/** What this module's keys stand for; no property of a key exposes it. */
const secrets = new WeakMap<object, Secret>();
const secretOf = (key: unknown) => secrets.get(Object(key));

type Method = (...args: unknown[]) => unknown;
type Methods = Record<string, Method>;

/** The platform's, looked up at each call, because Node 18 has it behind a flag and tests replace it. */
const platform = () => globalThis.crypto.subtle as unknown as Record<string, Method>;
const delegate = (name: string, args: unknown[]) => (platform()[name] as Method)(...args);

const methods: Methods = {
  async importKey(...args) {
    requireArguments("importKey", args.length, 5);
    const [format, keyData, algorithm, extractable, usages] = args;
    const name = argon2Name(algorithm);
    if (!name) return delegate("importKey", args);
    requireFormat(String(format));
    if (format !== "raw-secret") {
      refuse("NotSupportedError", `Unable to import ${name} using ${format} format`);
    }
    return makeKey(name, keyData, extractable, usages);
  },

  async deriveBits(...args) {
    requireArguments("deriveBits", args.length, 2);
    const [algorithm, key, length] = args;
    const secret = secretOf(key);
    if (!secret) return refuseOtherKeys(algorithm, key) ?? delegate("deriveBits", args);
    return derive(algorithm, secret, "deriveBits", readLength(length)).buffer;
  },

  async deriveKey(...args) {
    requireArguments("deriveKey", args.length, 5);
    const [algorithm, key, type, extractable, usages] = args;
    const name = argon2Name(type);
    const secret = secretOf(key);
    if (!secret) {
      refuseOtherKeys(algorithm, key);
      if (!name) return delegate("deriveKey", args);
      const bits = await delegate("deriveBits", [algorithm, key, null]);
      return makeKey(name, bits, extractable, usages);
    }
    if (name) refuse("OperationError", "length cannot be null");
    const { length, format } = keyLength(type);
    const tag = derive(algorithm, secret, "deriveKey", length);
    try {
      return await delegate("importKey", [format, tag, type, extractable, usages]);
    } finally {
      tag.fill(0);
    }
  },

  async unwrapKey(...args) {
    const [format, wrapped, unwrappingKey, unwrapAlgorithm, type, extractable, usages] = args;
    const name = argon2Name(type);
    if (!name) return delegate("unwrapKey", args);
    requireFormat(String(format));
    if (format !== "raw-secret") {
      refuse("NotSupportedError", `Unable to import ${name} using ${format} format`);
    }
    // Unwrap it as a key that the platform knows and exports.
    const mac = [{ name: "HMAC", hash: "SHA-256" }, true, ["sign"]];
    const wrapping = ["raw", wrapped, unwrappingKey, unwrapAlgorithm, ...mac];
    const key = await delegate("unwrapKey", wrapping);
    return makeKey(name, await delegate("exportKey", ["raw", key]), extractable, usages);
  },

  async exportKey(...args) {
    requireArguments("exportKey", args.length, 2);
    const secret = secretOf(args[1]);
    if (!secret) return delegate("exportKey", args);
    requireFormat(String(args[0]));
    return refuse("NotSupportedError", `${secret.name} key export is not supported`);
  },

  async wrapKey(...args) {
    const secret = secretOf(args[1]);
    if (!secret) return delegate("wrapKey", args);
    return refuse("NotSupportedError", `${secret.name} key export is not supported`);
  },
};

/** Puts the properties of `own` in front of those of `behind()`, whose methods stay bound to it. */
function inFrontOf<T>(own: object, behind: () => object): T {
  return new Proxy(own, {
    get(target, name) {
      if (Object.hasOwn(target, name)) return Reflect.get(target, name);
      const value = Reflect.get(behind(), name);
      return typeof value === "function" && name !== "constructor" ? bound(value) : value;
    },
    has: (target, name) => name in target || name in behind(),
    getPrototypeOf: () => Object.getPrototypeOf(behind()),
  }) as T;

  function bound(method: Method): Method {
    return (...args) => {
      if (!args.some(secretOf)) return method.apply(behind(), args);
      return Promise.reject(new DOMException("Key algorithm mismatch", "InvalidAccessError"));
    };
  }
}

/** The platform's `crypto.subtle`, with Argon2. */
export const subtle: Argon2Subtle & PlatformSubtle = inFrontOf(methods, platform);

/** The platform's `crypto`, with Argon2. */
export const crypto: Omit<PlatformCrypto, "subtle"> & { readonly subtle: typeof subtle } =
  inFrontOf({ subtle }, () => globalThis.crypto);

export const SubtleCrypto: {
  /**
   * Whether an operation would work. For Argon2, this module answers; for everything else the
   * platform does, and the answer is `false` if the platform has no `supports`.
   *
   * @param lengthOrAdditionalAlgorithm - Bits to derive, or the algorithm of the key to derive.
   */
  supports(
    operation: string,
    algorithm: string | { name: string },
    lengthOrAdditionalAlgorithm?: number | string | { name: string } | null,
  ): boolean;
} = {
  supports(...args: [string, unknown, unknown?]): boolean {
    requireArguments("supports", args.length, 2);
    const [operation, algorithm, additional] = args;
    const name = argon2Name(algorithm);
    try {
      if (!name) return platformSupports(operation, algorithm, additional);
      if (operation === "importKey") return true;
      if (operation === "deriveBits") {
        return checkDerivation(deriveParams(name, algorithm), readLength(additional)) > 0;
      }
      if (operation !== "deriveKey") return false;
      checkDerivation(deriveParams(name, algorithm), keyLength(additional).length);
      return true;
    } catch {
      return false;
    }
  },

  [Symbol.hasInstance]: (value: unknown) => value instanceof globalThis.SubtleCrypto,
} as typeof SubtleCrypto;

type Supports = (operation: string, algorithm: unknown, additional?: unknown) => boolean;

function platformSupports(operation: string, algorithm: unknown, additional: unknown): boolean {
  const { supports } = globalThis.SubtleCrypto as { supports?: Supports };
  const ask: Supports = (...args) => supports?.apply(globalThis.SubtleCrypto, args) ?? false;
  if (!argon2Name(additional)) return ask(operation, algorithm, additional);
  if (operation === "deriveKey") return ask("deriveBits", algorithm, null);
  const mac = { name: "HMAC", hash: "SHA-256" };
  return operation === "unwrapKey" && ask("unwrapKey", algorithm, mac);
}

function makeKey(
  name: Argon2Name,
  keyData: unknown,
  extractable: unknown,
  keyUsages: unknown,
): object {
  const password = readBytes("keyData", keyData);
  const usages = readUsages(name, keyUsages);
  if (extractable) refuse("SyntaxError", `${name} keys are not extractable`);
  if (usages.length === 0) {
    refuse("SyntaxError", "Usages cannot be empty when importing a secret key.");
  }
  const properties = {
    type: "secret",
    extractable: false,
    algorithm: { name },
    usages: [...usages],
  };
  const prototype = globalThis.CryptoKey?.prototype ?? Object.prototype;
  const key = Object.create(prototype, Object.getOwnPropertyDescriptors(properties));
  // Node's own inspection of a CryptoKey throws for any that Node did not make.
  Object.defineProperty(key, Symbol.for("nodejs.util.inspect.custom"), {
    value: (_: number, options: unknown, inspect: Method) =>
      `CryptoKey ${inspect?.(properties, options) ?? name}`,
  });
  secrets.set(key, { name, usages, password });
  return Object.freeze(key);
}

function derive(algorithm: unknown, secret: Secret, usage: Usage, length: number | null) {
  const name = argon2Name(algorithm);
  const params = name && deriveParams(name, algorithm);
  if (!params || name !== secret.name) refuse("InvalidAccessError", "Key algorithm mismatch");
  if (!secret.usages.includes(usage)) {
    refuse("InvalidAccessError", `baseKey does not have ${usage} usage`);
  }
  const tagLength = checkDerivation(params, length);
  try {
    return computeTag(secret.password, params.inputs, tagLength);
  } catch (cause) {
    return refuse("OperationError", "The operation failed for an operation-specific reason", {
      cause,
    });
  }
}

/** Refuses Argon2 with a key that is neither this module's nor an Argon2 key of the platform. */
function refuseOtherKeys(algorithm: unknown, key: unknown): undefined {
  if (!argon2Name(algorithm) || !(key instanceof globalThis.CryptoKey)) return;
  if (!argon2Name(key.algorithm)) refuse("InvalidAccessError", "Key algorithm mismatch");
}
