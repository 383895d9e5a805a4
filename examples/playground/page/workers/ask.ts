// Asks a Web Worker of this folder.

/**
 * Sends `question` to a new worker and resolves with its first answer that `isLast` accepts. Aborting
 * ends the worker, and so does the answer.
 *
 * @param name the worker's file, without .js
 */
export function ask<Answer>(
  name: string,
  question: unknown,
  signal: AbortSignal,
  isLast: (answer: Answer) => boolean = () => true,
): Promise<Answer> {
  const worker = new Worker(new URL(`${name}.js`, document.baseURI), { type: "module" });
  const answered = new Promise<Answer>((resolve, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason));
    worker.onmessage = ({ data }) => isLast(data) && resolve(data);
    worker.onerror = ({ message }) =>
      reject(new Error(message || `${name}.js could not be loaded`));
    worker.postMessage(question);
  });
  return answered.finally(() => worker.terminate());
}
