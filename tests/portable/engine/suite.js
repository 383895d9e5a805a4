import { collect } from "../../kit/collect.js";
import * as lifetime from "./lifetime.js";
import * as spies from "./spies.js";
import * as wiping from "./wiping.js";

/** Imports the package dynamically, so that the spies are there first. */
export async function run({ filter }) {
  const api = await import("edge-argon2");
  const atImport = { instances: spies.memories.length, randomCalls: spies.randomCalls };
  return collect([lifetime, wiping], { api, atImport }, filter);
}
