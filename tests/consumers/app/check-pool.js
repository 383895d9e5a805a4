// What check.js does, with the pool, and a hash of four lanes that the plain entry verifies.
import { Argon2id as Plain } from "edge-argon2";
import { Argon2id, Pool } from "edge-argon2/pool";

const PASSWORD = "correct horse battery staple";
const WRONG_PASSWORD = "incorrect horse battery staple";
/** The smallest costs with which lanes are computed in parallel. */
const LANES = { memorySize: 65536, iterations: 1, parallelism: 4 };

/** How many threads have reported, which one that a policy forbids never does. */
let threads = 0;

const counted = (Real) =>
  class extends Real {
    constructor(...parameters) {
      super(...parameters);
      const count = () => {
        threads += 1;
      };
      if ("once" in this) this.once("message", count);
      else this.addEventListener("message", count, { once: true });
    }
  };

const builtin = globalThis.process?.getBuiltinModule?.bind(globalThis.process);
const ofNode = nodeThreads();
if (ofNode) {
  const substitute = { ...ofNode, Worker: counted(ofNode.Worker) };
  globalThis.process.getBuiltinModule = (name) =>
    name === "node:worker_threads" ? substitute : builtin(name);
} else if (globalThis.Worker) {
  globalThis.Worker = counted(globalThis.Worker);
}

function nodeThreads() {
  try {
    return builtin?.("node:worker_threads");
  } catch {
    return undefined; // Next's edge runtime has a function that only throws
  }
}

export async function check(options) {
  const before = threads;
  try {
    await new Pool().close(); // the defaults ask for the number of processors
    const pool = new Pool({ threads: 2, ...options });
    const argon2id = new Argon2id({ pool });
    const hash = await argon2id.hash(PASSWORD);
    const right = await argon2id.verify(hash, PASSWORD);
    const wrong = await argon2id.verify(hash, WRONG_PASSWORD);
    const lanes = await new Argon2id({ ...LANES, pool }).hash(PASSWORD);
    const plain = await new Plain(LANES).verify(lanes, PASSWORD);
    await pool.close();
    return { hash, right, wrong, lanes, plain, threads: threads - before };
  } catch (error) {
    const { name, code, message, cause } = error;
    return { error: { name, code, message, cause: cause && String(cause) } };
  }
}
