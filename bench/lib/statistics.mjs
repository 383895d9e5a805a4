/** The value below which the fraction `q` of the values lies, with linear interpolation. */
export function quantile(values, q) {
  const sorted = values.toSorted((x, y) => x - y);
  const position = (sorted.length - 1) * q;
  const below = sorted[Math.floor(position)];
  const above = sorted[Math.ceil(position)];
  return below + (above - below) * (position % 1);
}

export const median = (values) => quantile(values, 0.5);

/**
 * Takes samples in turn, A B C A B C …, so that whatever disturbs the machine disturbs all alike.
 *
 * @template T
 * @param {T[]} contenders
 * @param {number} rounds
 * @param {(contender: T) => Promise<any>} sample
 * @returns {Promise<any[][]>} by contender, then by round
 */
export async function inTurn(contenders, rounds, sample) {
  const samples = contenders.map(() => []);
  for (let round = 0; round < rounds; round++) {
    for (const [i, contender] of contenders.entries()) samples[i].push(await sample(contender));
  }
  return samples;
}

/** Each sample divided by the baseline's of the same round. */
export const ratios = (samples, baseline) => samples.map((x, round) => x / baseline[round]);
