import type { Arguments } from "../arguments.ts";
import type { Answer, Command } from "../command.ts";
import { withCosts } from "../costs.ts";
import { Failure, UsageError } from "../failure.ts";
import { warn } from "../output.ts";
import { type Local, localMachine } from "./local.ts";
import { isEnough, MINIMUM_SETS } from "./minimum.ts";
import { progressBar } from "./progress.ts";
import { connect, type Remote, TOKEN_VARIABLE } from "./remote.ts";
import { best, type Candidate, search } from "./search.ts";
import { inMs, table } from "./table.ts";

const DEFAULTS = { targetMs: 100, maxMemorySize: 65536 };
const LEAST_MEMORY = Math.min(...MINIMUM_SETS.map(({ memorySize }) => memorySize));
const MOST_MS = 60_000;
/** With a smaller part of a processor, the costs would be too low. */
const BUSY = 0.85;
/** A machine's limits, unless it is a Worker, which has some. */
const UNLIMITED = { maxMemorySize: Infinity, maxWork: Infinity };

export const calibrate: Command = {
  summary: "find the costs that a machine or a Worker has the time for",
  help: `Usage: edge-argon2 calibrate [options]

Measures hashes and recommends costs: as much memory as allowed, then as many passes as the time
allows, and never less than OWASP's minimum.

  --time MS           longest time for a hash, in ms; default ${DEFAULTS.targetMs}
  --memory KIB        most memory for a hash, in KiB; default ${DEFAULTS.maxMemorySize}
  --lanes N           lanes, which are computed one after the other; default 1
  --below-minimum     also consider costs below OWASP's minimum
  --url URL           measure the Worker of examples/calibrate-worker at this address instead; its
                      token is in the environment variable ${TOKEN_VARIABLE}
  --json              print an object
  -h, --help          print this

The exit code is 1 if even the least costs take longer than the time.`,
  options: {
    time: "value",
    memory: "value",
    lanes: "value",
    "below-minimum": "flag",
    url: "value",
  },
  operands: 0,
  async run(given) {
    const wanted = wantedFrom(given);
    const url = given.text("url");
    const remote = url === undefined ? undefined : await connect(url, process.env[TOKEN_VARIABLE]);
    const machine = remote ?? (await localMachine());
    const candidates = await measure(wanted, machine);
    const recommended = best(candidates);
    if (!recommended || !Number.isFinite(recommended.ms)) {
      throw new Failure("NOT_COMPUTED", "None of the costs could be computed there.");
    }
    if ("processorShare" in machine) warnIfBusy(machine.processorShare());
    return answer(wanted, candidates, recommended, machine);
  },
};

type Wanted = ReturnType<typeof wantedFrom>;

function wantedFrom(given: Arguments) {
  const targetMs = given.count("time", "milliseconds") ?? DEFAULTS.targetMs;
  if (targetMs < 1 || targetMs > MOST_MS) {
    throw new UsageError(`--time is ${targetMs}; it must be from 1 to ${MOST_MS}.`);
  }
  const maxMemorySize = given.count("memory", "KiB") ?? DEFAULTS.maxMemorySize;
  const parallelism = given.count("lanes", "lanes") ?? 1;
  withCosts({ memorySize: maxMemorySize, parallelism });
  const belowMinimum = given.has("below-minimum");
  if (!belowMinimum && maxMemorySize < LEAST_MEMORY) {
    throw new UsageError(
      `--memory is ${maxMemorySize}, and OWASP's minimum is ${LEAST_MEMORY} KiB; add --below-minimum if you know why.`,
    );
  }
  return { targetMs, maxMemorySize, parallelism, belowMinimum };
}

type Machine = Local | Remote;

function warnIfBusy(processorShare: number): void {
  if (processorShare >= BUSY) return;
  const percent = Math.round(100 * processorShare);
  warn(
    `This machine is busy: hashes had a processor for only ${percent} % of their time, so these costs are too low. Run this again when it does little else.`,
  );
}

async function measure(wanted: Wanted, machine: Machine): Promise<Candidate[]> {
  const { sample, maxMemorySize, maxWork } = { ...UNLIMITED, ...machine };
  const progress = progressBar();
  progress.show(0, "");
  try {
    return await search({
      ...wanted,
      sample,
      maxWork,
      maxMemorySize: Math.min(wanted.maxMemorySize, maxMemorySize),
      onProgress: (done, memorySize) => progress.show(done, `${memorySize} KiB`),
    });
  } finally {
    progress.end();
  }
}

function answer(
  { targetMs }: Wanted,
  candidates: readonly Candidate[],
  recommended: Candidate,
  machine: Machine,
): Answer {
  const { withinTarget } = recommended;
  const options = optionsOf(recommended);
  const line = Object.entries(options).map(([name, value]) => `${name}: ${value}`);
  const found = withinTarget
    ? `The best costs for ${targetMs} ms:`
    : `No costs allowed here take only ${targetMs} ms. The fastest take ${inMs(recommended.ms)} ms:`;
  const isRemote = "roundTrip" in machine;
  const trip =
    isRemote &&
    `A request without a hash takes ${inMs(machine.roundTrip())} ms, which is subtracted.`;
  const json = candidates.map(toJson);
  return {
    text: [
      table(candidates, recommended),
      "",
      ...(trip ? [trip] : []),
      found,
      `new Argon2id({ ${line.join(", ")} })`,
    ].join("\n"),
    json: {
      targetMs,
      withinTarget,
      recommended: json[candidates.indexOf(recommended)],
      candidates: json,
      ...(isRemote
        ? { roundTripMs: rounded(machine.roundTrip()) }
        : { processorShare: rounded(machine.processorShare()) }),
    },
    isYes: withinTarget,
  };
}

/** With the names of `Argon2idOptions`. */
const optionsOf = ({ memorySize, iterations, parallelism }: Candidate) => ({
  memorySize,
  iterations,
  parallelism,
});

/** `ms` is `null` if the costs could not be computed. */
const toJson = (candidate: Candidate) => ({
  ...optionsOf(candidate),
  ms: Number.isFinite(candidate.ms) ? rounded(candidate.ms) : null,
  withinTarget: candidate.withinTarget,
  meetsMinimum: isEnough(candidate),
});

const rounded = (ms: number) => Math.round(100 * ms) / 100;
