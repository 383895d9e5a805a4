// Node, Deno and Bun differ in their command only.
import { openProcess } from "../lib/process-session.mjs";

/** Milliseconds of work in one sample: far above the resolution of the clock. */
const SAMPLE_MS = 60;

/**
 * @param {{ version: string, command: string[] }} runtime its command line up to the program
 * @param {{ key: string }[]} peers each gets a process of its own
 */
export async function startProcesses({ version, command }, peers) {
  const sessions = peers.map((peer) => openProcess(peer, command));
  return {
    version,
    sampleMilliseconds: SAMPLE_MS,
    sessions,
    stop: () => Promise.all(sessions.map((session) => session.close())),
  };
}
