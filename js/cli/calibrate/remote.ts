// Measures a Worker from outside, because a Worker's clocks stand still while it computes. What a
// request takes besides the hash is measured with requests for no hash, and subtracted.

import { Failure, systemCode, UsageError } from "../failure.ts";
import { type Costs, median, type Sample } from "./search.ts";

export const TOKEN_VARIABLE = "CALIBRATE_TOKEN";

const ANSWER_MS = 60_000;
/** Requests before the first measurement, which start the isolate and open the connection. */
const WARM_UPS = 5;

/** What the Worker answers to every request. */
interface Limits {
  /** KiB. */
  maxMemorySize: number;
  /** KiB × passes. */
  maxWork: number;
}

export interface Remote extends Limits {
  sample: Sample;
  /** What a request for no hash takes, in ms. */
  roundTrip(): number;
}

export async function connect(address: string, token: string | undefined): Promise<Remote> {
  const url = checkedAddress(address);
  if (!token) {
    throw new UsageError(
      `Set ${TOKEN_VARIABLE} in the environment to the token that the Worker expects.`,
    );
  }
  const post = (body: object) => request(url, token, body);
  let limits: Limits | undefined;
  for (let count = 0; count < WARM_UPS; count += 1) limits = limitsOf(await post({ hashes: 0 }));
  if (!limits) throw unexpected();

  const trips: number[] = [];
  /** Each hash has a request for none beside it, so that both meet the same network. */
  const sample = async (costs: Costs) => {
    const { ms: apart } = await post({ hashes: 0 });
    trips.push(apart);
    const { ms, isComputed } = await post({ hashes: 1, ...costs });
    return { total: isComputed ? ms : Number.POSITIVE_INFINITY, apart };
  };
  await sample({ memorySize: 19456, iterations: 2, parallelism: 1 }); // makes its instance
  return { ...limits, sample, roundTrip: () => median(trips) };
}

function checkedAddress(address: string): URL {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  const isLocal =
    url !== undefined && /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(url.hostname);
  if (url?.username || url?.password) {
    throw new UsageError(
      `--url may not contain a name or password; the token is ${TOKEN_VARIABLE}.`,
    );
  }
  if (url?.protocol === "https:" || (url?.protocol === "http:" && isLocal)) return url;
  throw new UsageError(
    "--url needs an https: address, or an http: address on localhost, because the token is a secret.",
  );
}

interface Reply {
  ms: number;
  /** Whether the Worker did what it was asked, rather than run into the platform's limits. */
  isComputed: boolean;
  body: unknown;
}

async function request(url: URL, token: string, body: object): Promise<Reply> {
  const start = performance.now();
  let response: Response;
  let text: string;
  try {
    response = await fetch(url, {
      method: "POST",
      body: JSON.stringify(body),
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
      redirect: "manual",
      signal: AbortSignal.timeout(ANSWER_MS),
    });
    text = await response.text();
  } catch (error) {
    const { name, cause } = error as Error;
    const why =
      name === "TimeoutError" ? "no answer in time" : systemCode(cause ?? error, "no connection");
    throw new Failure("NETWORK", `The Worker can't be reached (${why}).`);
  }
  const ms = performance.now() - start;
  const { status } = response;
  if (status >= 500 && !isOwnAnswer(text)) return { ms, isComputed: false, body: undefined };
  if (status === 200) return { ms, isComputed: true, body: parsed(text) };
  if (status === 401) {
    throw new Failure("TOKEN", `The Worker refuses the token in ${TOKEN_VARIABLE}.`);
  }
  if (status === 503) {
    throw new Failure("TOKEN", "The Worker has no token: set it there with wrangler secret put.");
  }
  throw new Failure("NETWORK", `The address answers with status ${status}; ${EXAMPLE}.`);
}

const EXAMPLE = "it has to be the Worker of examples/calibrate-worker";

/** The platform's own error pages are not JSON. */
const isOwnAnswer = (text: string) => parsed(text) !== undefined;

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function limitsOf({ isComputed, body }: Reply): Limits {
  const { maxMemorySize, maxWork } = (body ?? {}) as Partial<Limits>;
  if (!isComputed || !isCount(maxMemorySize) || !isCount(maxWork)) throw unexpected();
  return { maxMemorySize, maxWork };
}

const isCount = (value: unknown): value is number => Number.isSafeInteger(value);

const unexpected = () =>
  new Failure("NETWORK", `The address gives an unexpected answer; ${EXAMPLE}.`);
