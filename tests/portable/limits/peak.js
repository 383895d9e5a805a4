import { readFileSync } from "node:fs";
import { setTimeout as delay } from "node:timers/promises";
import { Argon2id } from "edge-argon2";

/**
 * Verifies a hash of `memorySize` KiB `count` times.
 * @returns {Promise<number>} the process's peak memory in KiB
 */
export async function run({ memorySize, count }) {
  const rest = "t=1,p=1$c29tZXNhbHQ$FqGkmHNGCd0BRW2kBt6fPZ2pPmyGwwChL8FGUhTOSSI";
  const argon2id = new Argon2id();
  for (let index = 0; index < count; index++) {
    await argon2id.verify(`$argon2id$v=19$m=${memorySize},${rest}`, "password");
    if (index % 2 === 1) await delay(1); // so that half of the calls start in a new task
  }
  const status = readFileSync("/proc/self/status", "utf8");
  return Number(/^VmHWM:\s+(\d+) kB$/m.exec(status)[1]);
}
