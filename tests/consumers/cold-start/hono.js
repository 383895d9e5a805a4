// A Worker with a framework whose start everyone accepts.
import { Hono } from "hono";

export default new Hono().get("/", (context) => context.json("started"));
