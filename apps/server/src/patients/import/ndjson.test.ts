import { Readable } from "node:stream";
import fc from "fast-check";
import { expect, test } from "vitest";
import { MAX_LINE_BYTES, readLines, textOf, type Line, type Position } from "./ndjson.ts";

async function linesOf(chunks: Iterable<Uint8Array>, from?: Position): Promise<Line[]> {
  const lines = [];
  for await (const line of readLines(Readable.from(chunks), from)) lines.push(line);
  return lines;
}

const bytes = (text: string) => Buffer.from(text, "utf8");

test("Lines come with their number, counted from 1, and the offset of the next one", async () => {
  const lines = await linesOf([bytes('{"a":1}\n{"b"'), bytes(':2}\n{"c":3}')]);
  expect(lines.map((line) => [line.number, textOf(line), line.end])).toEqual([
    [1, '{"a":1}', 8],
    [2, '{"b":2}', 16],
    [3, '{"c":3}', 23],
  ]);
});

test("CRLF, a byte order mark, blank lines and a missing last line end are accepted", async () => {
  const lines = await linesOf([bytes("\u{feff}one\r\n\r\n  \t\ntwo\r\n"), bytes("three")]);
  expect(lines.map((line) => [line.number, textOf(line)])).toEqual([
    [1, "one"],
    [4, "two"],
    [5, "three"],
  ]);
});

test("A line cut anywhere by the chunks is the same line", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.string({ minLength: 1 })), fc.integer({ min: 1, max: 7 }), async (texts, size) => {
      const words = texts.map((text) => JSON.stringify(text));
      const all = bytes(words.join("\n"));
      const chunks = [];
      for (let at = 0; at < all.length; at += size) chunks.push(all.subarray(at, at + size));
      expect((await linesOf(chunks)).map(textOf)).toEqual(words);
    }),
  );
});

test("Reading goes on at the end of a line that was read before", async () => {
  const all = bytes("one\n\ntwo\r\nthree\n");
  const [first, second] = await linesOf([all]);
  for (const { number, end } of [first!, second!]) {
    const rest = await linesOf([all.subarray(end)], { offset: end, line: number });
    expect(rest.map((line) => [line.number, line.end]).at(-1)).toEqual([4, all.length]);
  }
});

test.each([
  ["invalid UTF-8", Buffer.from([0x7b, 0xff, 0x7d]), /UTF-8/],
  ["a NUL byte", bytes("a\0b"), /NUL/],
  ["UTF-16", Buffer.from("{}", "utf16le"), /NUL/],
])("A line with %s has a reason", async (_, line, reason) => {
  const lines = await linesOf([line, bytes("\ngood\n")]);
  expect(() => textOf(lines[0]!)).toThrow(reason);
  expect(textOf(lines[1]!)).toBe("good");
});

test("A line at the limit is read, one byte more is refused, and the lines after it are read", async () => {
  const full = Buffer.alloc(MAX_LINE_BYTES, "x");
  const lines = await linesOf([full, bytes("\r\n"), full, bytes("y\nafter\n")]);
  expect(lines.map(({ number, bytes: content }) => [number, content?.length])).toEqual([
    [1, MAX_LINE_BYTES],
    [2, undefined],
    [3, 5],
  ]);
  expect(() => textOf(lines[1]!)).toThrow("The line is longer than 10 MB");
});

test("A line of 2 GB is passed over without being held", async () => {
  const chunk = Buffer.alloc(1024 * 1024, "x");
  function* generated() {
    for (let index = 0; index < 2048; index += 1) yield chunk;
    yield bytes("\n{}\n");
  }
  const before = process.memoryUsage().rss;
  const lines = await linesOf(generated());
  expect(lines.map(({ number, bytes: content }) => [number, content?.length])).toEqual([
    [1, undefined],
    [2, 2],
  ]);
  expect(process.memoryUsage().rss - before).toBeLessThan(200 * 1024 * 1024);
});
