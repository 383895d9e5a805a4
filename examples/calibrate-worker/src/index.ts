import { Argon2id } from "edge-argon2";
import { isAuthorized, isStrong } from "./token";

/** KiB, and KiB × passes: what an isolate with 128 MB computes in about a second. */
const LIMITS = { maxMemorySize: 65536, maxWork: 1024 * 1024 };

/** Only the time that its hash takes matters. */
const PASSWORD = "correct horse battery staple";

export default {
  async fetch(request, { CALIBRATE_TOKEN: token }) {
    if (request.method !== "POST") return problem(405, "send POST requests");
    if (!isStrong(token)) return problem(503, "set the secret CALIBRATE_TOKEN");
    if (!(await isAuthorized(request, token))) return problem(401, "the token is wrong");
    try {
      await compute(await request.json());
      return Response.json(LIMITS);
    } catch (error) {
      if (!isCallersFault(error)) throw error;
      return problem(400, error.message);
    }
  },
} satisfies ExportedHandler<Env>;

/** Outside input can have any type; `Argon2id` checks the costs and says what is wrong. */
interface Task {
  /** 0 for a request whose time is that of the network alone. */
  hashes: 0 | 1;
  memorySize: number;
  iterations: number;
  parallelism: number;
}

async function compute({ hashes, memorySize, iterations, parallelism }: Task): Promise<void> {
  if (hashes === 0) return;
  if (hashes !== 1) throw new RangeError("hashes must be 0 or 1");
  const argon2id = new Argon2id({ memorySize, iterations, parallelism });
  if (memorySize > LIMITS.maxMemorySize || memorySize * iterations > LIMITS.maxWork) {
    throw new RangeError("the costs are above this Worker's limits");
  }
  await argon2id.hash(PASSWORD);
}

const isCallersFault = (error: unknown): error is Error =>
  error instanceof RangeError || error instanceof TypeError || error instanceof SyntaxError;

const problem = (status: number, message: string) =>
  Response.json({ error: { message } }, { status });
