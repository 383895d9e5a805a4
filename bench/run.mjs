// `npm run bench`: measures the packed package against its peers, all in the same run.
import { argon2Sync } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { cpus } from "node:os";
import { Failure, report } from "../tools/failure.mjs";
import { seconds } from "../tools/process.mjs";
import { CONFIGURATIONS, configuration } from "./lib/configurations.mjs";
import { PASSWORD, SALT } from "./lib/input.mjs";
import { compilePeers, installPackage, installPeers } from "./lib/install.mjs";
import { HELP, readOptions } from "./lib/options.mjs";
import { loadAdapters } from "./lib/peers.mjs";
import { chart } from "./report/svg.mjs";
import { tables } from "./report/table.mjs";

/** How thoroughly to measure. Seconds are for one configuration in one runtime. */
const THOROUGH = { budgetSeconds: 30, coldRounds: 9 };
const QUICK = { budgetSeconds: 5, rounds: 5, coldRounds: 3 };

const say = (text) => console.error(text);

try {
  const options = readOptions(process.argv.slice(2));
  if (options.help) console.log(HELP);
  else if (options.suite === "migrate") await benchmarkMigrate(options);
  else await benchmark(options);
} catch (error) {
  report(error);
  process.exitCode = 1;
}
process.exit();

async function benchmarkMigrate({ package: tarball, rounds }) {
  await installPeers(say);
  await installPackage(tarball, say);
  const { measureMigrate } = await import("./migrate/index.mjs");
  console.log(await measureMigrate({ rounds, say }));
}

async function benchmark(options) {
  const started = Date.now();
  await installPeers(say);
  await compilePeers(options.peers, say);
  const version = await installPackage(options.package, say);
  const peers = await loadAdapters(options.peers);
  const results = {
    version,
    machine: `${cpus()[0].model.trim()}, ${cpus().length} threads, ${process.platform}-${process.arch}`,
    peers: Object.fromEntries(
      peers.map(({ key, name, kind, offers, algorithm }) => [
        key,
        { name, kind, offers, algorithm },
      ]),
    ),
    runtimes: {},
    cold: {},
  };

  const effort = {
    ...(options.quick ? QUICK : THOROUGH),
    ...(options.rounds && { rounds: options.rounds }),
  };
  if (options.measures.includes("speed")) await speedEverywhere(options, peers, effort, results);
  if (options.measures.includes("cold")) await coldStarts(options, peers, effort, results);
  const { options: usual } = configuration(CONFIGURATIONS.get("a"));
  if (options.measures.includes("size")) {
    const { measureSizes } = await import("./measure/size.mjs");
    results.sizes = await measureSizes(peers);
  }
  if (options.measures.includes("memory")) {
    const { measureMemory } = await import("./measure/memory.mjs");
    results.memory = await measureMemory(peers.filter(runsIn("node")), usual);
  }

  console.log(tables(results));
  if (options.json) await writeFile(options.json, `${JSON.stringify(results, null, 2)}\n`);
  if (options.svg) await writeFile(options.svg, chart(results));
  say(`Measured in ${seconds(started)}.`);
}

async function speedEverywhere(options, peers, effort, results) {
  const { measureSpeed } = await import("./measure/speed.mjs");
  for (const name of options.runtimes) {
    const running = await startOrSkip(name, peers.filter(runsIn(name)));
    if (!running) continue;
    const { version, sessions, sampleMilliseconds } = running;
    const speed = {};
    results.runtimes[name] = { version, speed };
    try {
      for (const label of options.configurations ?? usualConfigurations(name, options.quick)) {
        const { options: parameters } = configuration(label);
        speed[label] = await measureSpeed(sessions, parameters, {
          ...effort,
          tag: expectedTag(parameters),
          sampleMilliseconds,
          say: (text) => say(`${name} ${version}, ${label}: ${text}`),
        });
      }
    } catch (error) {
      say(`${name}: ${error.message}`); // the other runtimes still count
      process.exitCode = 1;
    } finally {
      await running.stop();
    }
  }
  if (Object.keys(results.runtimes).length === 0) {
    throw new Failure("None of the runtimes asked for is available: see the lines above.");
  }
}

/** Starts peers in a runtime; if the runtime is unavailable, prints why and returns nothing. */
async function startOrSkip(name, peers) {
  const { startRuntime } = await import("./runtimes/index.mjs");
  try {
    return await startRuntime(name, peers, say);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    say(`Skipping ${name}: ${error.message}`);
    return undefined;
  }
}

function usualConfigurations(runtime, quick) {
  const all = [...CONFIGURATIONS.values()];
  return runtime === "node" && !quick ? all : all.slice(0, 1);
}

async function coldStarts(options, peers, effort, results) {
  const { COLD_RUNTIMES, measureCold } = await import("./measure/cold.mjs");
  const { options: usual } = configuration(CONFIGURATIONS.get("a"));
  for (const name of options.runtimes.filter((runtime) => COLD_RUNTIMES.includes(runtime))) {
    say(`${name}: first and second hash of ${effort.coldRounds} fresh processes per peer`);
    results.cold[name] = await measureCold(
      name,
      peers.filter(runsIn(name)),
      usual,
      effort.coldRounds,
    );
  }
}

function runsIn(runtime) {
  return ({ runtimes }) => runtimes.includes(runtime);
}

/** The tag from OpenSSL, which shares no code with most peers. */
function expectedTag({ memorySize, iterations, parallelism, tagLength }) {
  const parameters = { memory: memorySize, passes: iterations, parallelism, tagLength };
  return argon2Sync("argon2id", { message: PASSWORD, nonce: SALT, ...parameters }).toString("hex");
}
