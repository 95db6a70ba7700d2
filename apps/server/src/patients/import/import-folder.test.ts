import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readImportFolder } from "./import-folder.ts";
import { importSummary } from "./import-summary.ts";
import { START_OF_IMPORT } from "./import-state.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "chartward-folder-"));
});
afterAll(() => rm(folder, { recursive: true }));

test("A folder's NDJSON files come by name; nothing else of it does", async () => {
  const full = path.join(folder, "full");
  await mkdir(path.join(full, "folder.ndjson"), { recursive: true });
  for (const name of ["b.ndjson", "A.NDJSON", "c.json", "d.ndjson.gz"]) await writeFile(path.join(full, name), "{}\n");
  const files = await readImportFolder(full);
  expect(files.map(({ name, size }) => [name, size])).toEqual([
    ["A.NDJSON", 3],
    ["b.ndjson", 3],
  ]);
});

test.each([
  ["missing", "does not exist."],
  ["file", "is not a folder."],
  ["empty", "holds no .ndjson files. Name the folder of a FHIR R4 Bulk Data export."],
])("A folder that is %s: one clear sentence", async (name, message) => {
  await writeFile(path.join(folder, "file"), "");
  await mkdir(path.join(folder, "empty"), { recursive: true });
  await expect(readImportFolder(path.join(folder, name))).rejects.toThrow(`${path.join(folder, name)} ${message}`);
});

test("The summary has a line for each type, the total, and the first bad lines", () => {
  const counts = {
    Patient: { created: 1_200, updated: 3, unchanged: 0, ignored: 0, bad: 21 },
    Observation: { created: 0, updated: 0, unchanged: 0, ignored: 7, bad: 0 },
  };
  const badLines = Array.from({ length: 21 }, (_, index) => ({
    fileName: "Patient.ndjson",
    line: index + 1,
    reason: "Patient.id is needed",
  }));
  const lines = importSummary({ ...START_OF_IMPORT, counts }, badLines).split("\n");
  expect(lines.slice(0, 7)).toEqual([
    "             created  updated  unchanged  ignored  bad",
    "Observation        0        0          0        7    0",
    "Patient        1,200        3          0        0   21",
    "Total          1,200        3          0        7   21",
    "",
    "Bad lines; everything else went in:",
    "  Patient.ndjson:1  Patient.id is needed",
  ]);
  expect([lines.length, lines.at(-1)]).toEqual([27, "  and 1 more"]);
});
