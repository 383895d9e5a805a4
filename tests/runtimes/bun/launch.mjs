import { native } from "../../harness/paths.mjs";
import { throughPipe } from "../../harness/pipe.mjs";

export const onBun = {
  name: "Bun",
  run: (folder, data) => throughPipe([...native("bun"), "runtimes/bun/main.js"], folder, data),
};
