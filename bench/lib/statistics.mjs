/** The value below which the fraction `q` of the values lies, with linear interpolation. */
export function quantile(values, q) {
  const sorted = values.toSorted((x, y) => x - y);
  const position = (sorted.length - 1) * q;
  const below = sorted[Math.floor(position)];
  const above = sorted[Math.ceil(position)];
  return below + (above - below) * (position % 1);
}

export const median = (values) => quantile(values, 0.5);

/** The median of the ratios of two contenders' samples, each taken within its round. */
export const medianRatio = (samples, others) =>
  median(samples.map((x, round) => x / others[round]));

/**
 * Takes samples in turn, A B C A B C …, so that whatever disturbs the machine disturbs all alike.
 *
 * @param {Record<string, () => Promise<any>>} contenders
 * @returns {Promise<Record<string, any[]>>} the samples of each, by round
 */
export async function inTurn(contenders, rounds) {
  const samples = Object.fromEntries(Object.keys(contenders).map((key) => [key, []]));
  for (let round = 0; round < rounds; round++) {
    for (const [key, sample] of Object.entries(contenders)) samples[key].push(await sample());
  }
  return samples;
}
