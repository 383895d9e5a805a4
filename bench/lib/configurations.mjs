// What every peer hashes. Memory sizes are in KiB.

/** The package's default, RFC 9106's second recommendation, a small one, and a large one. */
export const CONFIGURATIONS = new Map(
  Object.entries({ a: "19456/2/1", b: "65536/3/4", c: "7168/5/1", d: "262144/3/1" }),
);

/** @param {string} label such as "19456/2/1": memory size, iterations, parallelism */
export function configuration(label) {
  const [memorySize, iterations, parallelism] = label.split("/").map(Number);
  return { label, options: { memorySize, iterations, parallelism, tagLength: 32 } };
}
