// What `npm test` was asked for (CONTRIBUTING.md). run.mjs hands it to the suites' processes; a suite
// that was started by itself has a random seed and the defaults.

export const options = {
  seed: Math.floor(Math.random() * 2 ** 32),
  ...JSON.parse(process.env.EDGE_ARGON2_TEST_OPTIONS ?? "{}"),
};
