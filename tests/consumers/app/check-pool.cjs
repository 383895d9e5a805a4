// The CommonJS version of check-pool.js.
const { Argon2id: Plain } = require("edge-argon2");
const { Argon2id, Pool } = require("edge-argon2/pool");

const PASSWORD = "correct horse battery staple";
const WRONG_PASSWORD = "incorrect horse battery staple";
/** The smallest costs with which lanes are computed in parallel. */
const LANES = { memorySize: 65536, iterations: 1, parallelism: 4 };

/** How many threads have reported. */
let threads = 0;

const counted = (Real) =>
  class extends Real {
    constructor(...parameters) {
      super(...parameters);
      this.once("message", () => {
        threads += 1;
      });
    }
  };

const builtin = process.getBuiltinModule.bind(process);
const ofNode = builtin("node:worker_threads");
const substitute = { ...ofNode, Worker: counted(ofNode.Worker) };
process.getBuiltinModule = (name) => (name === "node:worker_threads" ? substitute : builtin(name));

exports.check = async () => {
  const before = threads;
  try {
    await new Pool().close(); // the defaults ask for the number of processors
    const pool = new Pool({ threads: 2 });
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
};
