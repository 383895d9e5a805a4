// The former home of what is in tools/.
import { newestDate as date, wranglerDev as dev } from "../../../tools/workerd.mjs";

export const newestDate = async () => date;
export const wranglerDev = (folder, script, given) =>
  dev(folder, [script, "--compatibility-date", given]);
