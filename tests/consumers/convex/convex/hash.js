import { check } from "./check.js";

// An action's work, without Convex's wrapper, which only a deployment can call.
export default check;
