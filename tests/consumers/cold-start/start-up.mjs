// Measures what importing the package adds to the start of a Worker, as CPU time of workerd's main
// thread, beside what importing Hono adds. Starts of imports.js and hono.js, as wrangler bundles
// them, alternate with starts of bare.js in one process.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { Agent, get } from "node:http";
import workerd from "workerd";

const WORKERS = ["bare", "imports", "hono"];
const ROUNDS = 100;
const WARM_UP_ROUNDS = 5;
const QUICKEST = 0.1; // the quantile to compare, because other load only adds to a time

/** How often to measure, because chance only makes a measurement slower. */
const ATTEMPTS = 3;

const server = await startWorkerd();
let measured = await measure();
for (let attempt = 1; attempt < ATTEMPTS && measured.isSlow; attempt++) measured = await measure();
const { isSlow, message } = measured;
console.log(message);
await ask("/next/imports");
console.log(isSlow ? JSON.stringify({ error: { name: "slow", message } }) : await ask("/check"));
server.workerd.kill();

async function measure() {
  const times = Object.fromEntries(WORKERS.map((name) => [name, []]));
  for (let round = -WARM_UP_ROUNDS; round < ROUNDS; round++) {
    for (const name of round % 2 ? WORKERS : WORKERS.toReversed()) {
      const time = await startOf(name);
      if (round >= 0) times[name].push(time);
    }
  }
  const [bare, imports, hono] = WORKERS.map((name) => quantile(times[name]));
  const isSlow = imports > hono;
  const say = (ms) => `${ms.toFixed(2)} ms`;
  const message = `the import adds ${say(imports - bare)} to the ${say(bare)} in which a Worker starts, and Hono ${say(hono - bare)}`;
  return { isSlow, message };
}

async function startOf(name) {
  await ask(`/next/${name}`);
  const before = mainThreadMs();
  await ask("/");
  return mainThreadMs() - before;
}

/** CPU time of the main thread, which starts isolates. Other threads validate WebAssembly. */
function mainThreadMs() {
  const { pid } = server.workerd;
  const [nanoseconds] = readFileSync(`/proc/${pid}/task/${pid}/schedstat`, "utf8").split(" ");
  return Number(nanoseconds) / 1e6;
}

function quantile(values) {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length * QUICKEST)];
}

function ask(path) {
  return new Promise((resolve, reject) => {
    const request = get({ port: server.port, path, agent: server.agent }, (response) => {
      let text = "";
      response.setEncoding("utf8").on("data", (part) => {
        text += part;
      });
      response.on("end", () =>
        response.statusCode === 200 ? resolve(text) : reject(new Error(text)),
      );
    });
    request.on("error", reject);
  });
}

async function startWorkerd() {
  const wasm = readdirSync("out").find((name) => name.endsWith(".wasm"));
  const { compatibility_date: date } = JSON.parse(readFileSync("wrangler.jsonc", "utf8"));
  writeFileSync(
    "config.capnp",
    `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [(name = "loader", worker = (
    modules = [(name = "loader.js", esModule = embed "loader.js")],
    compatibilityDate = "${date}",
    compatibilityFlags = ["experimental"],
    bindings = [
      (name = "LOADER", workerLoader = ()),
      (name = "DATE", text = "${date}"),
      (name = "BARE", text = embed "bare.js"),
      (name = "IMPORTS", text = embed "out/imports.js"),
      (name = "HONO", text = embed "out/hono.js"),
      (name = "WASM_NAME", text = "./${wasm}"),
      (name = "WASM", data = embed "out/${wasm}"),
    ],
  ))],
  sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "loader")],
);
`,
  );
  const command = ["serve", "--experimental", "config.capnp", "--control-fd=3"];
  const child = spawn(workerd.default ?? workerd, command, {
    stdio: ["ignore", "inherit", "inherit", "pipe"],
  });
  const [told] = await once(child.stdio[3], "data");
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  return { workerd: child, port: JSON.parse(String(told).split("\n")[0]).port, agent };
}
