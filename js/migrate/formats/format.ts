import type { Attempt, Password } from "../attempt.ts";

/** The formats that are known by name; docs/migrate.md has a table of what each one reads. */
export type FormatName =
  | "better-auth"
  | "lucia-3"
  | "convex-auth"
  | "oslo-scrypt"
  | "lucia-2"
  | "bcrypt"
  | "django"
  | "werkzeug"
  | "aspnet-identity"
  | "firebase"
  | "wordpress"
  | "phc";

/** A format with options, made by {@link bcrypt} or {@link firebase}. */
export interface ConfiguredFormat {
  readonly name: FormatName;
}

/** A format of your own. */
export interface PasswordFormat {
  /** What error messages call it. */
  readonly name: string;
  /** Whether a stored string looks like this format. */
  matches(stored: string): boolean;
  /** Whether the password matches the stored string. It is called only for strings that `matches` accepts. */
  verify(stored: string, password: string | Uint8Array): boolean | Promise<boolean>;
}

/** A format as `Migrating` uses it, whether it is the package's or the caller's. */
export interface Format {
  readonly name: string;
  matches(stored: string): boolean;
  /** A caller's format ignores `attempt`, and may return anything. */
  verify(stored: string, password: Password, attempt: Attempt): unknown;
}

/** One of the package's own formats, which parses strictly and then makes one call of `attempt`. */
export interface BuiltInFormat extends Format {
  readonly name: FormatName;
  /** What messages call its hashes. */
  readonly title: string;
  /** What to write under `from`. */
  readonly line: string;
  verify(stored: string, password: Password, attempt: Attempt): Promise<boolean>;
}
