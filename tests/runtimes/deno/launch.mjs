import { native } from "../../harness/paths.mjs";
import { throughPipe } from "../../harness/pipe.mjs";

const env = { DENO_NO_UPDATE_CHECK: "1", DENO_NO_PROMPT: "1" };

/** Deno without a single permission: any access to files, environment or system would end it. */
export const onDeno = {
  name: "Deno",
  run: (folder, data) =>
    throughPipe([...native("deno"), "run", "runtimes/deno/main.js"], folder, data, { env }),
};
