// Time per hash of warm peers, in interleaved rounds: A B C A B C …, so that whatever disturbs the
// machine disturbs all peers alike. A ratio is taken within its round.
import { BASELINE } from "../lib/peers.mjs";
import { median, quantile } from "../lib/statistics.mjs";

/** Warming up ends at the first of these; earlier configurations have often run the same code. */
const WARM_UP = { hashes: 4, milliseconds: 400 };
const MOST_HASHES_PER_SAMPLE = 10;
const ROUNDS = { fewest: 3, most: 25 };

/**
 * @param {{ peer: object, hash: Function }[]} sessions peers in one runtime, edge-argon2 first
 * @param {object} options memory size, iterations, parallelism, tag length
 * @param {object} settings
 * @param {string} settings.tag what every Argon2id peer must return, in hexadecimal
 * @param {number} settings.sampleMilliseconds hashes are repeated to fill this time
 * @param {number} settings.budgetSeconds how long to measure if `rounds` is left out
 * @param {number} [settings.rounds]
 * @param {(text: string) => void} settings.say
 * @returns {Promise<Record<string, object>>} by peer: `ratio` with quartiles, `milliseconds` per
 *   hash and `rounds`; or `failure`, a sentence
 */
export async function measureSpeed(sessions, options, settings) {
  const { tag, sampleMilliseconds, budgetSeconds, say } = settings;
  const failures = {};
  const contenders = [];
  for (const session of sessions) {
    try {
      const estimate = await warmUp(session, options, tag);
      const count = Math.ceil(sampleMilliseconds / estimate);
      contenders.push({
        ...session,
        estimate,
        count: Math.min(count, MOST_HASHES_PER_SAMPLE),
        samples: [],
      });
    } catch (error) {
      if (session.peer.key === BASELINE || error instanceof WrongTag) throw error;
      failures[session.peer.key] = { failure: error.message };
      say(`${session.peer.name} does not run here: ${error.message}`);
    }
  }

  const roundMilliseconds = sum(contenders.map(({ estimate, count }) => estimate * count));
  const affordable = Math.floor((budgetSeconds * 1000) / roundMilliseconds);
  const rounds = settings.rounds ?? Math.min(Math.max(affordable, ROUNDS.fewest), ROUNDS.most);
  say(
    `${contenders.length} peers, ${rounds} rounds, about ${Math.ceil((rounds * roundMilliseconds) / 1000)} s`,
  );
  for (let round = 0; round < rounds; round++) {
    for (const { hash, count, samples } of contenders) {
      samples.push((await hash(options, count)).milliseconds / count);
    }
  }
  return { ...summarize(contenders), ...failures };
}

class WrongTag extends Error {}

/** Checks the tag, lets the optimizing compilers finish, and returns the milliseconds of a hash. */
async function warmUp({ peer, hash }, options, expected) {
  let spent = 0;
  for (let hashes = 1; ; hashes++) {
    const { milliseconds, tag } = await hash(options, 1);
    if (tag !== (peer.tag ?? expected)) {
      throw new WrongTag(`${peer.name} returned a wrong tag: its times would mean nothing.`);
    }
    spent += milliseconds;
    if (hashes === WARM_UP.hashes || spent > WARM_UP.milliseconds) return milliseconds;
  }
}

function summarize(contenders) {
  const baseline = contenders[0].samples;
  const rows = contenders.map(({ peer, samples }) => {
    const ratios = samples.map((sample, round) => sample / baseline[round]);
    return [
      peer.key,
      {
        ratio: median(ratios),
        quartiles: [quantile(ratios, 0.25), quantile(ratios, 0.75)],
        milliseconds: median(samples),
        rounds: samples.length,
      },
    ];
  });
  return Object.fromEntries(rows);
}

const sum = (values) => values.reduce((total, value) => total + value, 0);
