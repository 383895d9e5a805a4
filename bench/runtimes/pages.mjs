// Browsers differ in how they are started; all load the same page.
import { servePage } from "../lib/page-server.mjs";

/** Milliseconds of work in one sample: clocks of pages may tick once a millisecond only. */
const SAMPLE_MS = 150;

/**
 * @param {{ version: string, open: Function, evaluate: Function, close: Function }} browser
 * @param {{ key: string }[]} peers
 */
export async function startPage(browser, peers) {
  const server = await servePage(peers);
  await browser.open(server.url);
  const hashWith = (peer) => async (options, count) => {
    const answer = await browser.evaluate("hashInPage", peer.key, options, count);
    if (answer.error) throw new Error(answer.error);
    return answer;
  };
  return {
    version: browser.version,
    sampleMilliseconds: SAMPLE_MS,
    sessions: peers.map((peer) => ({ peer, hash: hashWith(peer) })),
    stop: async () => {
      await browser.close();
      server.close();
    },
  };
}
