// The command line of `npm run bench`.
import { parseArgs } from "node:util";
import { Failure } from "../../tools/failure.mjs";
import { tarball } from "../../tools/paths.mjs";
import { RUNTIMES } from "../runtimes/index.mjs";
import { CONFIGURATIONS } from "./configurations.mjs";
import { EXTRA_PEERS, PEERS } from "./peers.mjs";

const QUICK_TO_START = ["node", "workerd", "deno", "bun", "chromium"];
const SUITES = ["argon2", "migrate"];
const MEASURES = ["speed", "cold", "size", "memory"];

export const HELP = `npm run bench -- [options]

  --suite NAME         ${SUITES.join(" or ")}: Argon2id, or the old hashes of edge-argon2/migrate
                       against native ones and JavaScript's (--rounds applies)
  --quick              one configuration and few rounds: under two minutes
  --runtime LIST|all   ${RUNTIMES.join(", ")}
                       (default: ${QUICK_TO_START.join(", ")})
  --config LIST|all    ${[...CONFIGURATIONS].map(([key, label]) => `${key} = ${label}`).join(", ")},
                       or any memory size in KiB/iterations/parallelism
                       (default: all in node, a elsewhere)
  --peers LIST|all     ${PEERS.slice(1, 7).join(", ")},
                       ${PEERS.slice(7).join(", ")};
                       only by name: ${EXTRA_PEERS.join(", ")}
  --measure LIST|all   ${MEASURES.join(", ")} (default: all)
  --rounds N           samples of each peer (default: by time, 3 to 25)
  --package FILE       the tarball to measure (default: dist/edge-argon2.tgz)
  --json FILE          write everything that was measured
  --svg FILE           write a chart of the ratios`;

const OPTIONS = {
  suite: { type: "string", default: "argon2" },
  quick: { type: "boolean", default: false },
  runtime: { type: "string", default: QUICK_TO_START.join() },
  config: { type: "string" },
  peers: { type: "string", default: "all" },
  measure: { type: "string", default: "all" },
  rounds: { type: "string" },
  package: { type: "string", default: tarball },
  json: { type: "string" },
  svg: { type: "string" },
  help: { type: "boolean", default: false },
};

/** Reads and checks the arguments; throws a `Failure` that names the argument and what it may be. */
export function readOptions(args) {
  const values = parse(args);
  const measures = chosen("--measure", values.measure, MEASURES);
  if (values.svg && !measures.includes("speed")) {
    throw new Failure("--svg draws speeds: leave --measure away, or add speed to it.");
  }
  return {
    ...values,
    suite: chosen("--suite", values.suite, SUITES)[0],
    runtimes: chosen("--runtime", values.runtime, RUNTIMES),
    peers:
      values.peers === "all" ? PEERS : chosen("--peers", values.peers, [...PEERS, ...EXTRA_PEERS]),
    measures,
    configurations: values.config && configurations(values.config),
    rounds: values.rounds === undefined ? undefined : positive("--rounds", values.rounds),
  };
}

function parse(args) {
  try {
    return parseArgs({ args, options: OPTIONS }).values;
  } catch (error) {
    throw new Failure(`${error.message.split(". ")[0]}: see \`npm run bench -- --help\`.`);
  }
}

function chosen(option, list, possible) {
  if (list === "all") return possible;
  const names = list.split(",");
  const unknown = names.find((name) => !possible.includes(name));
  if (unknown === undefined) return names;
  throw new Failure(`${option} knows no "${unknown}": choose from ${possible.join(", ")}, all.`);
}

function configurations(list) {
  if (list === "all") return [...CONFIGURATIONS.values()];
  return list.split(",").map((name) => {
    const label = CONFIGURATIONS.get(name) ?? name;
    if (/^[1-9]\d*\/[1-9]\d*\/[1-9]\d*$/.test(label)) return label;
    const keys = [...CONFIGURATIONS.keys()].join(", ");
    throw new Failure(
      `--config knows no "${name}": choose from ${keys}, all, or write KiB/iterations/parallelism.`,
    );
  });
}

function positive(option, text) {
  if (/^[1-9]\d{0,3}$/.test(text)) return Number(text);
  throw new Failure(`${option} is ${JSON.stringify(text)}: give a number from 1 to 9999.`);
}
