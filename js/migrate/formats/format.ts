import type { FormatName } from "../../../pkg-template/migrate.js";
import type { Attempt, Password } from "../attempt.ts";

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
