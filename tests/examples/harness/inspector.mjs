// Measures the WebAssembly memories of an isolate with V8's inspector.

import { EventEmitter, once } from "node:events";

const TIMEOUT_MS = 300_000;
const CONTEXT = "Runtime.executionContextCreated";
const SUM = `function () {
  return this.reduce((sum, { buffer }) => sum + buffer.byteLength, 0);
}`;

/**
 * @param {string} url of an inspector's WebSocket
 * @returns {Promise<EventEmitter>} with the methods of a session of node:inspector/promises that
 *   `arenaBytes` needs
 */
export async function connect(url) {
  // wrangler requires an origin, which Node doesn't send by itself.
  const socket = new WebSocket(url, { headers: { origin: "http://localhost" } });
  await new Promise((resolve, reject) => {
    socket.onopen = resolve;
    socket.onerror = ({ message }) => reject(new Error(`${url}: ${message}`));
  });
  const inspector = new EventEmitter();
  socket.onmessage = ({ data }) => {
    const message = JSON.parse(data);
    inspector.emit(message.method ?? `answer ${message.id}`, message);
  };
  let sent = 0;
  inspector.disconnect = () => socket.close();
  inspector.post = async (method, params = {}) => {
    sent += 1;
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    const answered = once(inspector, `answer ${sent}`, { signal });
    socket.send(JSON.stringify({ id: sent, method, params }));
    const [{ result, error }] = await answered;
    if (error) throw new Error(`${method}: ${error.message}`);
    return result;
  };
  return inspector;
}

/**
 * @param {object} inspector of `connect`, or a session of node:inspector/promises
 * @returns {Promise<number>} the size of all reachable WebAssembly memories together, in bytes; V8
 *   collects garbage before it looks for them
 */
export async function arenaBytes(inspector) {
  const contexts = [];
  const listen = ({ params }) => contexts.push(params.context.id);
  inspector.on(CONTEXT, listen);
  await inspector.post("Runtime.disable"); // enabling it again reports the contexts
  await inspector.post("Runtime.enable");
  inspector.off(CONTEXT, listen);
  let bytes = 0;
  for (const context of contexts) bytes += await bytesIn(context, inspector);
  return bytes;
}

async function bytesIn(contextId, inspector) {
  const group = { objectGroup: "arenas" };
  const at = { expression: "WebAssembly.Memory.prototype", contextId, ...group };
  const { result: prototype } = await inspector.post("Runtime.evaluate", at);
  const query = { prototypeObjectId: prototype.objectId, ...group };
  const { objects } = await inspector.post("Runtime.queryObjects", query);
  const call = { objectId: objects.objectId, functionDeclaration: SUM, returnByValue: true };
  const { result } = await inspector.post("Runtime.callFunctionOn", call);
  // Otherwise the inspector itself would keep the memories alive.
  await inspector.post("Runtime.releaseObjectGroup", group);
  return result.value;
}
