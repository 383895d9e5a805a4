import { isMainThread, parentPort, Worker } from "node:worker_threads";
import { check } from "./check.mjs";

if (isMainThread) {
  const worker = new Worker(new URL(import.meta.url));
  worker.once("message", (result) => console.log(JSON.stringify(result)));
} else {
  parentPort.postMessage(await check());
}
