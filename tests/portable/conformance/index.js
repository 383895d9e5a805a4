// The conformance suite checks what the published package promises, in whatever runtime imports
// this file. It uses only the language and the globals that all of those runtimes share.

import { collect } from "../../kit/collect.js";
import { suites as migrate } from "../migrate/suite/index.js";
import * as adapters from "./adapters.js";
import * as concurrency from "./concurrency.js";
import * as dropIns from "./drop-ins.js";
import * as encode from "./encode.js";
import * as errors from "./errors.js";
import * as hashRaw from "./hash-raw.js";
import * as hostile from "./hostile.js";
import * as instance from "./instance.js";
import * as keys from "./keys.js";
import * as limits from "./limits.js";
import * as needsRehash from "./needs-rehash.js";
import * as options from "./options.js";
import * as api from "./package.js";
import * as passwords from "./passwords.js";
import * as peers from "./peers.js";
import * as phc from "./phc.js";
import * as random from "./random.js";
import * as sameLength from "./same-length.js";
import * as secrets from "./secrets.js";
import * as vectors from "./vectors.js";

const suites = [
  vectors,
  random,
  peers,
  passwords,
  sameLength,
  phc,
  hostile,
  options,
  limits,
  errors,
  needsRehash,
  secrets,
  keys,
  encode,
  hashRaw,
  instance,
  concurrency,
  adapters,
  dropIns,
];

/**
 * @param {object} data vectors, as conformance.test.mjs gathers them, or those of migrate.test.mjs, with
 *   "migrate" as `suite`
 * @param {object} host what only some runtimes have; tools/runtimes/program.mjs describes it
 */
export const run = (data, host) =>
  collect(data.suite === "migrate" ? migrate : suites, { api, data, host }, data.filter);
