import PoolWorker from "edge-argon2/pool/worker?worker";
import { check } from "./check.js";

globalThis.check = () => check({ worker: () => new PoolWorker() });
