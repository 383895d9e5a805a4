// Tells whether two kinds of calls take different times, by Welch's t-test as dudect applies it.

/** The shares of fastest calls that are kept, because interruptions only slow calls down. */
const KEPT = [1, 0.999, 0.99, 0.95, 0.9, 0.75, 0.5];

/**
 * @param {Float64Array} times of all calls
 * @param {Uint8Array} classes of each call
 * @param {number} one class
 * @param {number} other class
 * @returns {number} the t with the largest absolute value over all kept shares
 */
export function largestT(times, classes, one, other) {
  const sorted = Float64Array.from(times).sort();
  let largest = 0;
  for (const share of KEPT) {
    const limit = sorted[Math.floor(share * (sorted.length - 1))];
    const t = welch(moments(times, classes, one, limit), moments(times, classes, other, limit));
    if (Math.abs(t) > Math.abs(largest)) largest = t;
  }
  return largest;
}

/** The count, mean and sample variance of a class's times up to a limit. */
function moments(times, classes, wanted, limit) {
  let [count, mean, squares] = [0, 0, 0];
  for (let index = 0; index < times.length; index++) {
    if (classes[index] !== wanted || times[index] > limit) continue;
    count += 1;
    const difference = times[index] - mean;
    mean += difference / count;
    squares += difference * (times[index] - mean);
  }
  return { count, mean, variance: squares / (count - 1) };
}

/** Welch's t. A clock that is too coarse to see any difference gives 0 / 0, which counts as 0. */
function welch(a, b) {
  const error = Math.sqrt(a.variance / a.count + b.variance / b.count);
  return error === 0 && a.mean === b.mean ? 0 : (a.mean - b.mean) / error;
}
