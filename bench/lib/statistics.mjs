/** The value below which the fraction `q` of the values lies, with linear interpolation. */
export function quantile(values, q) {
  const sorted = values.toSorted((x, y) => x - y);
  const position = (sorted.length - 1) * q;
  const below = sorted[Math.floor(position)];
  const above = sorted[Math.ceil(position)];
  return below + (above - below) * (position % 1);
}

export const median = (values) => quantile(values, 0.5);
