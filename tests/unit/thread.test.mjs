// One thread of a pool, over a worker that answers nothing.

import assert from "node:assert/strict";
import { test } from "node:test";
import { startThread } from "../../js/pool/thread.ts";

test("a page that may not use locks sends its thread messages without them", async (t) => {
  const { navigator } = globalThis;
  t.after(() => Object.defineProperty(globalThis, "navigator", { value: navigator }));
  const refuse = async () => {
    throw new DOMException("access is denied", "SecurityError");
  };
  const locks = { query: refuse, request: refuse };
  Object.defineProperty(globalThis, "navigator", { value: { locks }, configurable: true });
  const sent = [];
  const worker = { addEventListener() {}, postMessage: (message) => sent.push(message) };
  await startThread(worker, {}).watched;
  assert.deepEqual(sent, []);
});
