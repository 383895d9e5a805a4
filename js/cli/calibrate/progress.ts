const WIDEST = 30;
const ERASE_LINE = "\r\x1b[K";

export interface Progress {
  /** @param done the part that is done, from 0 to 1 */
  show(done: number, label: string): void;
  end(): void;
}

/**
 * A bar on standard error, if that is a terminal. It is short and its width is read each time, so that
 * a line never wraps after the terminal was resized.
 */
export function progressBar(stream: NodeJS.WriteStream = process.stderr): Progress {
  const isShown = stream.isTTY && process.env.TERM !== "dumb";
  if (!isShown) return { show() {}, end() {} };
  let last: [done: number, label: string] = [0, ""];
  const draw = () => {
    const [done, label] = last;
    // The last column stays free, because some terminals wrap as soon as it is filled.
    const columns = Math.max(0, (stream.columns ?? 80) - 1);
    const text = ` ${Math.floor(100 * done)}% ${label}`;
    const width = Math.min(WIDEST, columns - text.length - 2);
    const filled = Math.round(width * done);
    const bar = width > 2 ? `[${"#".repeat(filled)}${".".repeat(width - filled)}]` : "";
    stream.write(ERASE_LINE + (bar + text).slice(0, columns));
  };
  stream.on("resize", draw);
  return {
    show(done, label) {
      last = [Math.min(1, done), label];
      draw();
    },
    end() {
      stream.off("resize", draw);
      stream.write(ERASE_LINE);
    },
  };
}
