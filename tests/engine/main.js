import { collect } from "../conformance/harness/collect.js";
import * as lifetime from "./lifetime.js";
import * as spies from "./spies.js";
import * as wiping from "./wiping.js";

const api = await import("edge-argon2");
const atImport = { instances: spies.memories.length, randomCalls: spies.randomCalls };
console.log(JSON.stringify(await collect([lifetime, wiping], { api, atImport })));
