// The life of the WebAssembly engine and the wiping of its memory, watched in a Node of its own.

import { consumer } from "../harness/consumer.mjs";
import { node } from "../harness/paths.mjs";
import { throughPipe } from "../harness/pipe.mjs";

export const run = async () => throughPipe([node(24), "engine/main.js"], await consumer(), {});
