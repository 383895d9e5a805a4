/** Whether version `a` ("1.95.0") is `b` or newer; tags such as "-nightly" do not count. */
export function isAtLeast(a, b) {
  const [left, right] = [a, b].map((version) => version.split("-")[0].split(".").map(Number));
  for (const [i, wanted] of right.entries()) {
    const difference = (left[i] ?? 0) - wanted;
    if (difference !== 0) return difference > 0;
  }
  return true;
}
