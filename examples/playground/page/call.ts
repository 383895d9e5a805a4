// A call that takes a while: its progress bar, its Cancel button, and what it says at the end.

import { byId } from "./dom";
import { isCanceled } from "./errors";

export interface Call {
  signal: AbortSignal;
  onProgress(done: number): void;
}

/**
 * Handles `#<id>-progress`, `#<id>-cancel` and `#<id>-status`, a live region in which only the end of a
 * call is announced.
 *
 * @param start the button that starts the call; it gets the focus back from Cancel
 */
export function cancellable(id: string, start: HTMLElement) {
  const progress = byId<HTMLProgressElement>(`${id}-progress`);
  const cancel = byId<HTMLButtonElement>(`${id}-cancel`);
  const status = byId(`${id}-status`);
  let running: AbortController | undefined;

  const give = (reason?: unknown) => running?.abort(reason);
  cancel.addEventListener("click", () => {
    give();
    start.focus();
  });

  return {
    get isRunning() {
      return running !== undefined;
    },
    /** Gives up the call that is running, without a word. */
    stop: give,
    say(text: string) {
      status.textContent = text;
    },
    /**
     * Runs a call in place of the one before. `call` returns what to say at the end.
     *
     * @param report gets any error but the one of a canceled call
     */
    async run(
      call: (call: Call) => Promise<string>,
      report: (error: unknown) => void,
    ): Promise<void> {
      give();
      const controller = new AbortController();
      running = controller;
      const isCurrent = () => running === controller;
      const { signal } = controller;
      progress.value = 0;
      progress.classList.add("running");
      cancel.disabled = false;
      status.textContent = "";
      const onProgress = (done: number) => {
        if (isCurrent()) progress.value = done;
      };
      let said = "";
      try {
        said = await call({ signal, onProgress });
      } catch (error) {
        if (isCanceled(error)) said = "Canceled.";
        else if (isCurrent()) report(error);
      }
      if (!isCurrent()) return;
      running = undefined;
      status.textContent = said;
      progress.classList.remove("running");
      if (signal.aborted) progress.value = 0;
      cancel.disabled = true;
    },
  };
}
