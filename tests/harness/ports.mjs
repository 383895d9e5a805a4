// The former home of what is in tools/.
export { freePort } from "../../tools/http.mjs";
