import type { Costs } from "./costs";

export interface Preset {
  label: string;
  costs: Costs;
}

const preset = (
  label: string,
  memorySize: number,
  iterations: number,
  parallelism = 1,
): Preset => ({
  label,
  costs: { memorySize, iterations, parallelism },
});

/** The engine addresses one block less than the 2 GiB of RFC 9106's first choice. */
const MOST_MEMORY = 2 ** 21 - 1;

/** By who recommends them. OWASP: Password Storage Cheat Sheet; RFC 9106: section 4. */
export const PRESETS: Record<string, readonly Preset[]> = {
  "edge-argon2": [preset("Default (OWASP's minimum): 19 MiB, 2 passes", 19456, 2)],
  OWASP: [
    preset("46 MiB, 1 pass", 47104, 1),
    preset("19 MiB, 2 passes", 19456, 2),
    preset("12 MiB, 3 passes", 12288, 3),
    preset("9 MiB, 4 passes", 9216, 4),
    preset("7 MiB, 5 passes", 7168, 5),
  ],
  "RFC 9106": [
    preset("First choice: 2 GiB, 1 pass, 4 lanes", MOST_MEMORY, 1, 4),
    preset("Less memory: 64 MiB, 3 passes, 4 lanes", 65536, 3, 4),
  ],
};
