const decimals = (value: number, most: number) =>
  value.toLocaleString("en", { maximumFractionDigits: most });

/** `19456` as `19 MiB`. */
export function memory(kib: number): string {
  if (kib >= 2 ** 20) return `${decimals(kib / 2 ** 20, 2)} GiB`;
  if (kib >= 2 ** 10) return `${decimals(kib / 2 ** 10, 1)} MiB`;
  return `${decimals(kib, 0)} KiB`;
}

export function time(ms: number): string {
  if (ms >= 1000) return `${decimals(ms / 1000, 2)} s`;
  return `${decimals(ms, ms < 10 ? 1 : 0)} ms`;
}

export const count = (value: number, one: string, many = `${one}s`): string =>
  `${decimals(value, 0)} ${value === 1 ? one : many}`;

/** The middle value; the times of a busy machine have outliers. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const half = Math.floor(sorted.length / 2);
  const [low = Number.NaN, high = low] = [sorted[Math.ceil(sorted.length / 2) - 1], sorted[half]];
  return (low + high) / 2;
}
