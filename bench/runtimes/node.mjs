import { startProcesses } from "./processes.mjs";

export const start = (peers) =>
  startProcesses({ version: process.versions.node, command: [process.execPath] }, peers);
