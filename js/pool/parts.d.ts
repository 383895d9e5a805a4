/** What the build adds to the entry. */

/** The script that a thread runs: worker.ts. */
export const threadCode: string;
/** The module for lanes, in base64. */
export const lanesWasm: string;
