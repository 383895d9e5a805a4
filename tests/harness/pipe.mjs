// The former home of what is in tools/.
export { throughPipe } from "../../tools/process.mjs";
