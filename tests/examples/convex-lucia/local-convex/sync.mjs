// Convex's sync protocol over WebSocket, as `ConvexReactClient` uses it. A client subscribes to
// queries and gets their new results after every write.

const PATH = /^\/api\/[^/]+\/sync$/;
const PING_MS = 15_000;

/** Convex encodes times as 64-bit little-endian numbers in base64. Here they count writes. */
function encodeTime(time) {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(BigInt(time));
  return bytes.toString("base64");
}

/**
 * @param {{ server: object, call: Function, WebSocketServer: Function }} parts `call` as in http.mjs
 * @returns {{ afterWrite: () => void, stop: () => void }}
 */
export function serveSync({ server, call, WebSocketServer }) {
  const clients = new Set();
  let time = 0;

  const sockets = new WebSocketServer({ noServer: true });
  server.on("upgrade", (request, socket, head) => {
    if (!PATH.test(request.url)) socket.destroy();
    else sockets.handleUpgrade(request, socket, head, connect);
  });

  function connect(socket) {
    const client = createClient((message) => socket.send(JSON.stringify(message)));
    clients.add(client);
    socket.on("message", (text) => client.receive(JSON.parse(text)));
    socket.on("close", () => clients.delete(client));
  }

  function createClient(send) {
    const queries = new Map();
    const version = { querySet: 0, identity: 0, ts: encodeTime(0) };
    let last = Promise.resolve(); // transitions follow one another

    /** Sends the client the results of these queries, and the version that it has with them. */
    function transition(ids, change = {}) {
      last = last.then(async () => {
        const ts = encodeTime(time);
        const modifications = await Promise.all(ids.map(resultOf));
        const startVersion = { ...version };
        Object.assign(version, { ts, ...change });
        send({ type: "Transition", startVersion, endVersion: { ...version }, modifications });
      });
    }

    async function resultOf(queryId) {
      const query = queries.get(queryId);
      if (!query) return { type: "QueryRemoved", queryId };
      const { status, value, errorMessage } = await call("query", query.udfPath, query.args[0]);
      return status === "success"
        ? { type: "QueryUpdated", queryId, value, logLines: [], journal: null }
        : { type: "QueryFailed", queryId, errorMessage, logLines: [], journal: null };
    }

    async function run(kind, { requestId, udfPath, args }) {
      const { status, value, errorMessage } = await call(kind, udfPath, args[0]);
      const success = status === "success";
      const type = kind === "mutation" ? "MutationResponse" : "ActionResponse";
      const result = success ? value : errorMessage;
      send({ type, requestId, success, result, ts: encodeTime(time), logLines: [] });
    }

    function receive(message) {
      switch (message.type) {
        case "ModifyQuerySet":
          for (const { type, queryId, udfPath, args } of message.modifications) {
            if (type === "Add") queries.set(queryId, { udfPath, args });
            else queries.delete(queryId);
          }
          return transition(
            message.modifications.map(({ queryId }) => queryId),
            { querySet: message.newVersion },
          );
        case "Authenticate":
          return transition([], { identity: message.baseVersion + 1 });
        case "Mutation":
          return run("mutation", message);
        case "Action":
          return run("action", message);
      }
    }

    return {
      receive,
      refresh: () => transition([...queries.keys()]),
      ping: () => send({ type: "Ping" }),
    };
  }

  const pings = setInterval(() => {
    for (const client of clients) client.ping();
  }, PING_MS).unref();
  return {
    afterWrite: () => {
      time += 1;
      for (const client of clients) client.refresh();
    },
    stop: () => {
      clearInterval(pings);
      for (const socket of sockets.clients) socket.terminate();
    },
  };
}
