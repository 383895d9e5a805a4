// Reads PHC strings as node-argon2 does, with its errors and less strictly than the C reference.

import { fromBase64 } from "./bytes.ts";

export interface Fields {
  id: string;
  version?: number;
  /** `data` in bytes, all others as text. */
  params?: Record<string, string | Uint8Array>;
  salt?: Uint8Array;
  hash?: Uint8Array;
}

const NAME = /^[a-z0-9-]{1,32}$/;
const VALUE = /^[a-zA-Z0-9/+.-]+$/;
const BASE64 = /^([a-zA-Z0-9/+.-]+|)$/;
const VERSION = /^v=(\d+)$/;

export function deserialize(text: unknown): Fields {
  if (typeof text !== "string" || text === "") {
    throw new TypeError("pchstr must be a non-empty string");
  }
  if (!text.startsWith("$")) throw new TypeError("pchstr must contain a $ as first char");
  const [id = "", ...rest] = text.slice(1).split("$");
  const version = VERSION.exec(rest[0] ?? "")?.[1];
  const most = version ? 5 : 4;
  if (rest.length + 1 > most) {
    throw new TypeError(`pchstr contains too many fileds: ${rest.length + 1}/${most}`);
  }
  if (!NAME.test(id)) throw new TypeError(`id must satisfy ${NAME}`);
  if (version) rest.shift();
  if (rest.length === 0) throw new TypeError("pchstr has no parameters, salt or hash");

  const fields: Fields = { id };
  if (Number(version)) fields.version = Number(version);
  const isBase64 = (index: number) => BASE64.test(rest.at(index) ?? "=");
  if (isBase64(-1)) {
    if (isBase64(-2)) fields.hash = decode(rest.pop() as string);
    fields.salt = decode(rest.pop() as string);
  }
  const params = rest.pop();
  if (params !== undefined) fields.params = parseParams(params);
  if (rest.length > 0) throw new TypeError("pchstr contains unrecognized fileds");
  return fields;
}

function parseParams(text: string): Record<string, string | Uint8Array> {
  const pairs = text.split(",").map((part): [string, string] => {
    const end = part.indexOf("=");
    if (end < 0) throw new TypeError("params must be in the format name=value");
    return [part.slice(0, end), part.slice(end + 1)];
  });
  if (!pairs.every(([name]) => NAME.test(name))) {
    throw new TypeError(`params names must satisfy ${NAME}`);
  }
  if (!pairs.every(([, value]) => VALUE.test(value))) {
    throw new TypeError(`params values must satisfy ${VALUE}`);
  }
  return Object.fromEntries(
    pairs.map(([name, value]) => [name, name === "data" ? decode(value) : value]),
  );
}

/** Node's Buffer reads `-` as `+` and skips dots. */
const decode = (text: string) => fromBase64(text.replaceAll("-", "+").replaceAll(".", ""));
