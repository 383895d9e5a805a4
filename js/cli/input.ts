import { readFile } from "node:fs/promises";
import { Failure, systemCode } from "./failure.ts";

/** In bytes; far above the longest password and the longest hash. */
const MOST = 64 * 1024;

/** The text on standard input without its last line's ending. @param what it is, for errors */
export async function readInput(what: string): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of process.stdin) {
      chunks.push(chunk);
      length += chunk.length;
      if (length > MOST) break; // which closes the pipe
    }
    if (length > MOST) {
      throw new Failure("INPUT", `There are more than ${MOST} bytes on standard input.`);
    }
    if (length === 0) {
      throw new Failure("INPUT", `Standard input is empty or closed: pipe the ${what} into it.`);
    }
    return decode(Buffer.concat(chunks), what);
  } catch (error) {
    if (error instanceof Failure) throw error;
    throw new Failure("INPUT", `Standard input could not be read (${systemCode(error)}).`);
  } finally {
    for (const chunk of chunks) chunk.fill(0);
  }
}

/** The same for a file. */
export async function readTextFile(path: string, option: string): Promise<string> {
  let bytes: Buffer;
  try {
    bytes = await readFile(path);
  } catch (error) {
    throw new Failure("INPUT", `The file of ${option} could not be read (${systemCode(error)}).`);
  }
  return decode(bytes, "hash");
}

/**
 * Wipes the bytes. A password that someone types is text, so bytes that are not UTF-8 mean that it
 * has a different encoding, and that its hash would match at no log-in.
 */
function decode(bytes: Buffer, what: string): string {
  try {
    const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
    return text.replace(/\r?\n$/, "");
  } catch {
    throw new Failure("INPUT", `The ${what} is not UTF-8: convert it, for example with iconv.`);
  } finally {
    bytes.fill(0);
  }
}
