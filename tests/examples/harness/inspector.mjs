// Finds the WebAssembly memories of an isolate with V8's inspector.

import { EventEmitter, once } from "node:events";

const TIMEOUT_MS = 300_000;
const CONTEXT = "Runtime.executionContextCreated";

/** Runs on a list of memories and returns, for each, whether no earlier call has seen it. */
const MARK = `function () {
  return this.map((memory) => {
    const isNew = !memory.isSeen;
    memory.isSeen = true;
    return isNew;
  });
}`;

/**
 * @param {string} url of an inspector's WebSocket
 * @returns {Promise<EventEmitter>} with the methods of a session of node:inspector/promises that
 *   `arenas` needs
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
 * @returns {Promise<boolean[]>} for each reachable WebAssembly memory, whether it is new since the
 *   last call; V8 collects garbage before it looks for them
 */
export async function arenas(inspector) {
  const contexts = [];
  const listen = ({ params }) => contexts.push(params.context.id);
  inspector.on(CONTEXT, listen);
  await inspector.post("Runtime.disable"); // enabling it again reports the contexts
  await inspector.post("Runtime.enable");
  inspector.off(CONTEXT, listen);
  const found = [];
  for (const context of contexts) found.push(...(await arenasIn(context, inspector)));
  return found;
}

async function arenasIn(contextId, inspector) {
  const objectGroup = "arenas";
  const expression = "WebAssembly.Memory.prototype";
  const prototype = await inspector.post("Runtime.evaluate", {
    expression,
    contextId,
    objectGroup,
  });
  const { objects } = await inspector.post("Runtime.queryObjects", {
    prototypeObjectId: prototype.result.objectId,
    objectGroup,
  });
  const marked = await inspector.post("Runtime.callFunctionOn", {
    objectId: objects.objectId,
    functionDeclaration: MARK,
    returnByValue: true,
  });
  // Otherwise the inspector itself would keep the memories alive.
  await inspector.post("Runtime.releaseObjectGroup", { objectGroup });
  return marked.result.value;
}
