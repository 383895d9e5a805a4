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

/** How thoroughly to measure. The budget is for one kind of work in one runtime. */
const THOROUGH = { budgetSeconds: 30, coldRounds: 9 };
const QUICK = { budgetSeconds: 5, rounds: 5, coldRounds: 3 };

/** What each list may name. */
const CHOICES = {
  suite: ["argon2", "migrate", "pool"],
  runtime: Object.keys(RUNTIMES),
  config: Object.keys(CONFIGURATIONS),
  peers: PEERS.map(({ key }) => key),
  measure: ["speed", "cold", "size", "memory"],
};
const packages = PEERS.filter(({ onlyByName }) => !onlyByName).map(({ key }) => key);

/** For `parseArgs`, with what `--help` says, which is the choices of a list if there is nothing else. */
const OPTIONS = {
  suite: { type: "string", default: "argon2" },
  quick: { type: "boolean", help: "one configuration and few rounds" },
  runtime: { type: "string", default: "node,workerd,deno,bun,chromium" },
  config: { type: "string", help: `${JSON.stringify(CONFIGURATIONS)}, or others like these` },
  peers: { type: "string", default: packages.join() },
  measure: { type: "string", default: "all" },
  rounds: { type: "string", help: "samples of each peer, by default 3 to 25 as time allows" },
  package: { type: "string", default: tarball },
  json: { type: "string", help: "a file for everything that was measured" },
  svg: { type: "string", help: "a file for a chart of the speeds" },
  help: { type: "boolean" },
};

export const HELP = Object.entries(OPTIONS)
  .map(([name, { help = CHOICES[name]?.join(), default: usual }]) => {
    return [`--${name}`, help, usual && `(default: ${usual})`].filter(Boolean).join("\n    ");
  })
  .join("\n");

/** Reads and checks the arguments; throws a `Failure` that names the argument and what it may be. */
export function readOptions(args) {
  let values;
  try {
    ({ values } = parseArgs({ args, options: OPTIONS }));
  } catch ({ message }) {
    throw new Failure(`${message.split(". ")[0]}: see \`npm run bench -- --help\`.`);
  }
  const { quick, rounds, svg } = values;
  if (rounds !== undefined && !/^[1-9]\d{0,3}$/.test(rounds)) {
    throw new Failure(`--rounds is ${JSON.stringify(rounds)}: give a number from 1 to 9999.`);
  }
  const measures = chosen("measure", values);
  if (svg && !measures.includes("speed")) {
    throw new Failure("--svg draws speeds: leave --measure away, or add speed to it.");
  }
  const effort = quick ? QUICK : THOROUGH;
  return {
    ...values,
    ...effort,
    rounds: rounds ? Number(rounds) : effort.rounds,
    suite: chosen("suite", values)[0],
    runtimes: chosen("runtime", values),
    configurations: chosen("config", values)?.map((name) => CONFIGURATIONS[name] ?? name),
    peers: values.peers === "all" ? packages : chosen("peers", values),
    measures,
  };
}

function chosen(option, { [option]: list }) {
  if (list === "all") return CHOICES[option];
  const costs = option === "config" ? /^[1-9]\d*\/[1-9]\d*\/[1-9]\d*$/ : /^$/;
  const names = list?.split(",");
  const unknown = names?.find((name) => !CHOICES[option].includes(name) && !costs.test(name));
  if (unknown === undefined) return names;
  const choices = OPTIONS[option].help ?? CHOICES[option].join(", ");
  throw new Failure(`--${option} knows no "${unknown}": choose from ${choices}, all.`);
}
