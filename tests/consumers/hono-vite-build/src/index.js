import { Hono } from "hono";
import { check } from "./check.js";

const app = new Hono();
app.get("/", async (c) => c.json(await check()));

export default app;
