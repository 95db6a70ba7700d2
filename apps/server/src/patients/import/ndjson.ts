import { isUtf8 } from "node:buffer";

/** A line longer than this is refused without being held in memory. */
export const MAX_LINE_BYTES = 10 * 1024 * 1024;

const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;
const BYTE_ORDER_MARK = Buffer.from([0xef, 0xbb, 0xbf]);

/** A place between two lines of a file. */
export interface Position {
  /** Bytes before it. */
  readonly offset: number;
  /** Lines before it. */
  readonly line: number;
}

export const START_OF_FILE: Position = { offset: 0, line: 0 };

/** One line that is not blank. */
export interface Line {
  /** Counted from 1. */
  readonly number: number;
  /** Without the line's end; null where it is longer than MAX_LINE_BYTES. */
  readonly bytes: Buffer | null;
  /** Where the next line begins, in bytes from the file's beginning. */
  readonly end: number;
}

/** What is wrong with a line or the resource on it, in words for a person. Values are never part of it: they are patients' data. */
export class BadLineError extends Error {
  override name = "BadLineError";
}

/**
 * The lines of an NDJSON file, streamed: holds one chunk and one line at most. CRLF, a byte order mark, blank lines and a missing last
 * line end are accepted.
 * @param source the file's bytes from `from` on.
 */
export async function* readLines(
  source: AsyncIterable<Uint8Array>,
  from: Position = START_OF_FILE,
): AsyncGenerator<Line> {
  let number = from.line;
  let offset = from.offset;
  const pending = new PendingLine();

  function finish(): Line | undefined {
    number += 1;
    const bytes = pending.take(number === 1);
    return bytes === null || !isBlank(bytes) ? { number, bytes, end: offset } : undefined;
  }

  for await (const part of source) {
    const chunk = Buffer.from(part.buffer, part.byteOffset, part.byteLength);
    let begin = 0;
    for (let at = chunk.indexOf(LINE_FEED); at !== -1; at = chunk.indexOf(LINE_FEED, begin)) {
      pending.add(chunk.subarray(begin, at));
      offset += at + 1 - begin;
      begin = at + 1;
      const line = finish();
      if (line) yield line;
    }
    pending.add(chunk.subarray(begin));
    offset += chunk.length - begin;
  }
  if (!pending.empty) {
    const line = finish();
    if (line) yield line;
  }
}

/** The text of a line. */
export function textOf(line: Line): string {
  if (line.bytes === null) throw new BadLineError(`The line is longer than ${MAX_LINE_BYTES / 1024 / 1024} MB`);
  if (!isUtf8(line.bytes)) throw new BadLineError("The line is not valid UTF-8");
  if (line.bytes.includes(0)) throw new BadLineError("The line holds a NUL byte");
  return line.bytes.toString("utf8");
}

/** The parts of a line that chunks have brought so far; lets go of them once there are too many. */
class PendingLine {
  #parts: Buffer[] = [];
  #length = 0;

  get empty(): boolean {
    return this.#length === 0;
  }

  add(part: Buffer): void {
    this.#length += part.length;
    // One byte more for the carriage return, which is no part of the line.
    if (this.#length > MAX_LINE_BYTES + 1) this.#parts = [];
    else if (part.length > 0) this.#parts.push(part);
  }

  /** The line, and an empty one begins; null if it was too long. */
  take(isFirst: boolean): Buffer | null {
    const length = this.#length;
    const parts = this.#parts;
    this.#length = 0;
    this.#parts = [];
    if (length > MAX_LINE_BYTES + 1) return null;
    let bytes = parts.length === 1 ? parts[0]! : Buffer.concat(parts);
    if (bytes.at(-1) === CARRIAGE_RETURN) bytes = bytes.subarray(0, -1);
    if (isFirst && bytes.subarray(0, BYTE_ORDER_MARK.length).equals(BYTE_ORDER_MARK))
      bytes = bytes.subarray(BYTE_ORDER_MARK.length);
    return bytes.length > MAX_LINE_BYTES ? null : bytes;
  }
}

function isBlank(bytes: Buffer): boolean {
  return bytes.every((byte) => byte === 0x20 || byte === 0x09 || byte === CARRIAGE_RETURN);
}
