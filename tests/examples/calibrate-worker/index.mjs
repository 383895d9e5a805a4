// Tests the Worker of examples/calibrate-worker, and `npx edge-argon2 calibrate --url` with it.

import { readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { parseEnv } from "node:util";
import { run } from "../../../tools/process.mjs";
import { equal, ok } from "../../kit/check.js";
import { visitor } from "../harness/client.mjs";
import { deployable, installExample } from "../harness/example.mjs";
import { startServer } from "../harness/server.mjs";

const COSTS = { memorySize: 7168, iterations: 5, parallelism: 1 };
/** On a busy machine single rounds differ by more. */
const ROUNDS = { least: 3, most: 15 };
const RUNS = 9;

let folder;
let token;

/** The program as the example's README runs it. */
async function calibrate(url, args, env = { CALIBRATE_TOKEN: token }) {
  const program = join(folder, "node_modules/.bin/edge-argon2");
  const command = [program, "calibrate", "--json", "--url", url, ...args];
  const { code, stdout, output } = await run(command, { cwd: folder, env });
  ok(!output.includes(token), "the token is in the output");
  return { code, output, ...JSON.parse(stdout) };
}

async function overHttp(test) {
  folder = await installExample("calibrate-worker");
  ({ CALIBRATE_TOKEN: token } = parseEnv(readFileSync(join(folder, ".dev.vars"), "utf8")));
  deployable(test, folder);
  const { url } = await startServer(folder);
  const client = visitor(url, { authorization: `Bearer ${token}` });
  refusals(test, url, client);
  measurements(test, url, client);
}

function refusals(test, url, client) {
  test("only POST requests with the token are answered", async () => {
    const stranger = visitor(url);
    const json = { hashes: 0 };
    equal((await client.get("/")).status, 405, "GET");
    equal((await stranger.post("/", { json })).status, 401, "no token");
    for (const wrong of ["Bearer", `Bearer ${token}x`, `Basic ${token}`, token]) {
      const headers = { authorization: wrong };
      equal((await stranger.post("/", { json, headers })).status, 401, wrong.slice(0, 6));
    }
    const { status, json: limits } = await client.post("/", { json });
    equal(status, 200, "with the token");
    equal(JSON.stringify(limits), '{"maxMemorySize":65536,"maxWork":1048576}', "limits");
  });

  test("costs above the limits, and what is no task, are answered with 400", async () => {
    const bad = {
      "too much memory": { hashes: 1, ...COSTS, memorySize: 65537 },
      "too much work": { hashes: 1, ...COSTS, iterations: 147 },
      "two hashes": { hashes: 2, ...COSTS },
      "no costs as text": { hashes: 1, ...COSTS, iterations: "5" },
      "no task": null,
    };
    for (const [what, json] of Object.entries(bad)) {
      const { status, json: answer } = await client.post("/", { json });
      equal(status, 400, what);
      ok(answer.error.message.length > 15, `no message for ${what}`);
    }
    equal((await client.post("/", { body: "{" })).status, 400, "no JSON");
  });

  test("a wrong token ends calibrate with 3, and a sentence", async () => {
    const { code, error } = await calibrate(url, [], { CALIBRATE_TOKEN: "x".repeat(40) });
    equal(code, 3, "exit code");
    equal(error.code, "TOKEN", "code");
  });

  test("an address that nobody listens on, and one of something else, end it with 3", async () => {
    const other = await calibrate("http://127.0.0.1:9", []); // the port of the discard service
    equal(other.code, 3, "exit code");
    equal(other.error.code, "NETWORK", "code");
    const server = createServer((_request, response) => response.end("hello"));
    await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { code, error } = await calibrate(`http://127.0.0.1:${server.address().port}`, []);
    server.close();
    equal(code, 3, "exit code");
    equal(error.code, "NETWORK", "code");
  });
}

function measurements(test, url, client) {
  test("calibrate recommends costs, and its times agree with the test's within 15 %", async () => {
    const ratios = [];
    const agrees = () => Math.abs(Math.log(median(ratios))) <= Math.log(1.15);
    while (ratios.length < ROUNDS.least || (ratios.length < ROUNDS.most && !agrees())) {
      const args = ["--time", "150", "--memory", "12288"];
      const { recommended, candidates, roundTripMs, withinTarget } = await calibrate(url, args);
      ok(roundTripMs > 0 && candidates.length > 0, "it measured");
      ok(withinTarget || recommended.ms > 150, "whether it is within the time");
      const { memorySize, iterations, parallelism, ms } = recommended;
      ok(memorySize >= 7168 && memorySize * iterations >= 7168 * 5, "OWASP's minimum");
      ratios.push(ms / (await timeOf(client, { memorySize, iterations, parallelism })));
    }
    ok(agrees(), `ratios ${ratios.map((ratio) => ratio.toFixed(2)).join(", ")}`);
  });

  test("costs at which the platform ends the Worker are not recommended", async () => {
    const proxy = await limitedProxy(url, 12288 * 4);
    const { code, output, recommended } = await calibrate(proxy.url, ["--time", "2000"]);
    proxy.close();
    equal(code, 0, output);
    const { memorySize, iterations } = recommended;
    ok(memorySize * iterations <= 12288 * 4, `${memorySize} KiB, ${iterations} passes`);
  });
}

/** A hash's time, from outside: the difference between requests for one and for none. */
async function timeOf(client, costs) {
  const times = { 0: [], 1: [] };
  for (let round = 0; round < RUNS; round += 1) {
    for (const hashes of [0, 1]) {
      const start = performance.now();
      const { status } = await client.post("/", { json: { hashes, ...costs } });
      times[hashes].push(performance.now() - start);
      equal(status, 200, "status");
    }
  }
  return median(times[1]) - median(times[0]);
}

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

/** Answers as Cloudflare does for a Worker that exceeds its plan, if a hash is more work in KiB × passes. */
async function limitedProxy(url, maxWork) {
  const server = createServer(async (request, response) => {
    const body = Buffer.concat(await request.toArray()).toString();
    const { memorySize, iterations } = JSON.parse(body);
    if (memorySize * iterations > maxWork) {
      response.writeHead(503, { "content-type": "text/plain" }).end("error code: 1102");
      return;
    }
    const { authorization } = request.headers;
    const answer = await fetch(url, { method: "POST", body, headers: { authorization } });
    response.writeHead(answer.status).end(await answer.text());
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { url: `http://127.0.0.1:${server.address().port}`, close: () => server.close() };
}

function withoutToken(test) {
  for (const [what, text] of Object.entries({ "no token": "", "a short token": "x".repeat(31) })) {
    test(`with ${what} in the Worker, nothing is computed`, async () => {
      writeFileSync(join(folder, ".dev.vars"), `CALIBRATE_TOKEN="${text}"\n`);
      const { url } = await startServer(folder);
      const headers = { authorization: `Bearer ${text}` };
      const answer = await visitor(url, headers).post("/", { json: { hashes: 1, ...COSTS } });
      equal(answer.status, 503, "status");
      const { code, error } = await calibrate(url, []);
      equal(code, 3, "exit code");
      equal(error.code, "TOKEN", "code");
    });
  }
}

export const suites = [
  { name: "calibrate-worker", define: overHttp },
  { name: "calibrate-worker without a token", define: withoutToken },
];
