// The command line of `npm run bench`.
import { parseArgs } from "node:util";
import { Failure } from "../../tools/failure.mjs";
import { tarball } from "../../tools/paths.mjs";
import { PEERS } from "../peers/index.mjs";
import { RUNTIMES } from "./runtimes.mjs";

/**
 * Memory size in KiB/iterations/parallelism: the package's default, RFC 9106's second
 * recommendation, a small one, and a large one.
 */
export const CONFIGURATIONS = { a: "19456/2/1", b: "65536/3/4", c: "7168/5/1", d: "262144/3/1" };

/** What a configuration, such as "19456/2/1", asks of each peer. */
export function costsOf(configuration) {
  const [memorySize, iterations, parallelism] = configuration.split("/").map(Number);
  return { memorySize, iterations, parallelism, tagLength: 32 };
}

const SUITES = ["argon2", "migrate", "pool"];
const MEASURES = ["speed", "cold", "size", "memory"];
const QUICK_TO_START = ["node", "workerd", "deno", "bun", "chromium"];
const packages = PEERS.filter(({ onlyByName }) => !onlyByName).map(({ key }) => key);
const kernels = PEERS.filter(({ onlyByName }) => onlyByName).map(({ key }) => key);
const named = Object.entries(CONFIGURATIONS).map((configuration) => configuration.join(" = "));

export const HELP = `npm run bench -- [options]

  --suite NAME         argon2: Argon2id (default);
                       migrate: the old hashes of edge-argon2/migrate against native ones and
                       JavaScript's (--rounds applies);
                       pool: edge-argon2/pool with two threads against one and native packages
                       (--rounds, --runtime and --config apply)
  --quick              one configuration and few rounds: under two minutes
  --runtime LIST|all   ${Object.keys(RUNTIMES).join(", ")}
                       (default: ${QUICK_TO_START.join(", ")})
  --config LIST|all    ${named.join(", ")},
                       or any memory size in KiB/iterations/parallelism
                       (default: all in node, a elsewhere)
  --peers LIST|all     ${packages.slice(1, 7).join(", ")},
                       ${packages.slice(7).join(", ")};
                       only by name: ${kernels.join(", ")}
  --measure LIST|all   ${MEASURES.join(", ")} (default: all)
  --rounds N           samples of each peer (default: by time, 3 to 25)
  --package FILE       the tarball to measure (default: dist/edge-argon2.tgz)
  --json FILE          write everything that was measured
  --svg FILE           write a chart of the ratios`;

const OPTIONS = {
  suite: { type: "string", default: "argon2" },
  quick: { type: "boolean" },
  runtime: { type: "string", default: QUICK_TO_START.join() },
  config: { type: "string" },
  peers: { type: "string", default: "all" },
  measure: { type: "string", default: "all" },
  rounds: { type: "string" },
  package: { type: "string", default: tarball },
  json: { type: "string" },
  svg: { type: "string" },
  help: { type: "boolean" },
};

/** Reads and checks the arguments; throws a `Failure` that names the argument and what it may be. */
export function readOptions(args) {
  let values;
  try {
    ({ values } = parseArgs({ args, options: OPTIONS }));
  } catch ({ message }) {
    throw new Failure(`${message.split(". ")[0]}: see \`npm run bench -- --help\`.`);
  }
  const { rounds } = values;
  const measures = chosen("measure", values.measure, MEASURES);
  if (values.svg && !measures.includes("speed")) {
    throw new Failure("--svg draws speeds: leave --measure away, or add speed to it.");
  }
  if (rounds !== undefined && !/^[1-9]\d{0,3}$/.test(rounds)) {
    throw new Failure(`--rounds is ${JSON.stringify(rounds)}: give a number from 1 to 9999.`);
  }
  return {
    ...values,
    suite: chosen("suite", values.suite, SUITES)[0],
    runtimes: chosen("runtime", values.runtime, Object.keys(RUNTIMES)),
    configurations: values.config && configurations(values.config),
    peers:
      values.peers === "all" ? packages : chosen("peers", values.peers, [...packages, ...kernels]),
    measures,
    rounds: rounds && Number(rounds),
  };
}

function chosen(option, list, possible, pattern = /^$/, or = "") {
  if (list === "all") return possible;
  const names = list.split(",");
  const unknown = names.find((name) => !possible.includes(name) && !pattern.test(name));
  if (unknown === undefined) return names;
  const choice = `choose from ${possible.join(", ")}, all${or}.`;
  throw new Failure(`--${option} knows no "${unknown}": ${choice}`);
}

function configurations(list) {
  const label = /^[1-9]\d*\/[1-9]\d*\/[1-9]\d*$/;
  const or = ", or write KiB/iterations/parallelism";
  const names = chosen("config", list, Object.keys(CONFIGURATIONS), label, or);
  return names.map((name) => CONFIGURATIONS[name] ?? name);
}
