import type { FormatName } from "../../../pkg-template/migrate.js";
import type { Attempt, Password } from "../attempt.ts";

/** A format as `Migrating` uses it, whether it is the package's or the caller's. */
export interface Format {
  readonly name: string;
  matches(stored: string): boolean;
  /** A caller's format makes no use of `attempt`, and may give anything. */
  verify(stored: string, password: Password, attempt: Attempt): unknown;
}

/** One of the formats that the package brings: strictly parsed, then one call of `attempt`. */
export interface BuiltInFormat extends Format {
  readonly name: FormatName;
  /** What messages call its hashes. */
  readonly title: string;
  /** What to write under `from`. */
  readonly line: string;
  verify(stored: string, password: Password, attempt: Attempt): Promise<boolean>;
}
