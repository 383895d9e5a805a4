import { typeName } from "../../bytes.ts";
import { aspnetIdentity } from "./aspnet-identity.ts";
import { bcrypt } from "./bcrypt.ts";
import { django } from "./django.ts";
import { firebaseOfSupabase } from "./firebase.ts";
import type { BuiltInFormat, Format } from "./format.ts";
import { phc } from "./phc.ts";
import { lucia2, saltAndKey } from "./scrypt-hex.ts";
import { werkzeug } from "./werkzeug.ts";
import { wordpress } from "./wordpress.ts";

/** A hash whose format is not listed is matched against these, in this order. */
export const builtInFormats: readonly BuiltInFormat[] = [
  bcrypt() as BuiltInFormat,
  wordpress,
  django,
  werkzeug,
  phc,
  firebaseOfSupabase,
  saltAndKey("better-auth"),
  saltAndKey("lucia-3"),
  saltAndKey("convex-auth"),
  saltAndKey("oslo-scrypt"),
  lucia2,
  aspnetIdentity,
];

/** Finds what a caller lists under `from`: a name, or an object with the shape of `Format`. */
export function findFormat(listed: unknown): Format {
  if (typeof listed === "string") {
    const found = builtInFormats.find(({ name }) => name === listed);
    if (found) return found;
    const names = builtInFormats.map(({ name }) => name).join(", ");
    throw new TypeError(
      `there is no format ${JSON.stringify(listed.slice(0, 32))}; the formats are ${names}`,
    );
  }
  const format = listed as Format | null;
  if (typeof format?.matches === "function" && typeof format.verify === "function") return format;
  throw new TypeError(
    `a format is a name or { name, matches(stored), verify(stored, password) }, not ${typeName(listed)}`,
  );
}
