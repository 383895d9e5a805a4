// A Web Worker that times packages against each other: each round gives every package one turn, so that
// whatever slows the machine down slows down all of them.

import type { Costs } from "../costs";
import { PACKAGES, type Tag } from "./packages";

export interface Order {
  names: string[];
  costs: Costs;
  rounds: number;
}

export type Report =
  | { done: number }
  | { times: Record<string, number[]>; failed: Record<string, string>; isSameTag: boolean };

const PASSWORD = "correct horse battery staple";

const send = (report: Report) => self.postMessage(report);

self.onmessage = async ({ data: { names, costs, rounds } }: MessageEvent<Order>) => {
  const failed: Record<string, string> = {};
  const times: Record<string, number[]> = {};
  const tags = new Set<string>();
  const running = new Map<string, Tag>();
  const salt = crypto.getRandomValues(new Uint8Array(16));
  const total = names.length * (rounds + 1);
  let turns = 0;

  async function turn(name: string, tag: Tag): Promise<number | undefined> {
    turns += 1;
    try {
      const start = performance.now();
      const bytes = await tag(PASSWORD, salt, costs);
      const took = performance.now() - start;
      tags.add(bytes.join());
      return took;
    } catch (error) {
      failed[name] = error instanceof Error ? error.message : String(error);
      running.delete(name);
      delete times[name];
      return undefined;
    } finally {
      send({ done: turns / total });
    }
  }

  // The first turn loads and compiles the package, and isn't timed.
  for (const { name, load } of PACKAGES.filter(({ name }) => names.includes(name))) {
    const loaded = load();
    if ((await turn(name, async (...args) => (await loaded)(...args))) === undefined) continue;
    running.set(name, await loaded);
    times[name] = [];
  }
  for (let round = 0; round < rounds; round += 1) {
    for (const [name, tag] of [...running]) {
      const took = await turn(name, tag);
      if (took !== undefined) times[name]?.push(took);
    }
  }
  send({ times, failed, isSameTag: tags.size === 1 });
};
