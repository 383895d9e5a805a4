import { check } from "./check.js";

// An action without Convex's wrapper, which only a deployment can call.
export default check;
