// The former home of what is in tools/.
export { output, run, serve } from "../../tools/process.mjs";
