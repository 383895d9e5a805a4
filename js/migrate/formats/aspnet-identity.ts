import type { Digest } from "../attempt.ts";
import { decodePaddedBase64, malformed } from "../text.ts";
import type { BuiltInFormat } from "./format.ts";

/** Lengths in bytes: version 2's salt and key, and the shortest that version 3 takes. */
const SALT_LENGTH = 16;
const V2_KEY_LENGTH = 32;
const LEAST_KEY_LENGTH = 16;
const V2_ITERATIONS = 1000;
/** Marker, digest, iterations and salt length. */
const V3_HEADER_LENGTH = 13;

/** Indexed by their numbers in `KeyDerivationPrf`. */
const DIGESTS: readonly Digest[] = ["SHA-1", "SHA-256", "SHA-512"];

/** ASP.NET Core Identity's `PasswordHasher`, version 2 (ASP.NET Identity's) and 3, in base64. */
export const aspnetIdentity: BuiltInFormat = {
  name: "aspnet-identity",
  title: "ASP.NET Identity",
  line: '"aspnet-identity"',
  // Version 2's marker and fixed length; version 3's marker and the digest's number after it.
  matches: (stored) => /^(A[A-P][\w+/]{64}|AQAAAA[\w+/]{40,})={0,2}$/.test(stored),
  async verify(stored, _password, attempt) {
    const target = parse(decodePaddedBase64(stored) ?? new Uint8Array());
    return attempt.pbkdf2(
      target ?? malformed("ASP.NET Identity", "base64 of version 2's or 3's marker, salt and key"),
    );
  },
};

function parse(bytes: Uint8Array) {
  if (bytes[0] === 0 && bytes.length === 1 + SALT_LENGTH + V2_KEY_LENGTH) {
    const [salt, key] = [bytes.slice(1, 1 + SALT_LENGTH), bytes.slice(1 + SALT_LENGTH)];
    return { digest: "SHA-1" as const, iterations: V2_ITERATIONS, salt, key };
  }
  if (bytes[0] !== 1 || bytes.length < V3_HEADER_LENGTH) return undefined;
  const header = new DataView(bytes.buffer);
  const digest = DIGESTS[header.getUint32(1)];
  const [iterations, saltLength] = [header.getUint32(5), header.getUint32(9)];
  const salt = bytes.slice(V3_HEADER_LENGTH, V3_HEADER_LENGTH + saltLength);
  const key = bytes.slice(V3_HEADER_LENGTH + saltLength);
  if (!digest || iterations === 0 || saltLength < SALT_LENGTH || key.length < LEAST_KEY_LENGTH) {
    return undefined;
  }
  return { digest, iterations, salt, key };
}
