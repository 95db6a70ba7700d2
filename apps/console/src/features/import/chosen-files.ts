/** The files that an import takes, by the name that the server will know each by. */
export interface ChosenFiles {
  readonly files: ReadonlyMap<string, File>;
  /** How many were left out because they are no NDJSON. */
  readonly leftOut: number;
}

export const NO_FILES: ChosenFiles = { files: new Map(), leftOut: 0 };

/** Takes the NDJSON among the files. Two of one name in different folders keep their paths. */
export function chooseFiles(all: readonly File[]): ChosenFiles {
  const taken = all.filter((file) => /\.(ndjson|jsonl)$/iu.test(file.name));
  const files = new Map<string, File>();
  for (const file of taken) {
    const isTwice = taken.some((other) => other !== file && other.name === file.name);
    files.set(isTwice && file.webkitRelativePath !== "" ? file.webkitRelativePath : file.name, file);
  }
  return { files, leftOut: all.length - taken.length };
}

/** The files of a drop, those inside of dropped folders included. */
export async function droppedFiles(transfer: DataTransfer): Promise<readonly File[]> {
  // Read before the first await: a browser empties the list once the event is over.
  const entries = [...transfer.items].map((item) => item.webkitGetAsEntry()).filter((entry) => entry !== null);
  return (await Promise.all(entries.map(filesOf))).flat();
}

async function filesOf(entry: FileSystemEntry): Promise<readonly File[]> {
  if (entry.isFile) {
    return [await new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject))];
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  const found: FileSystemEntry[] = [];
  for (;;) {
    // A reader gives at most 100 entries at a time, and none at the end.
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (some.length === 0) break;
    found.push(...some);
  }
  return (await Promise.all(found.map(filesOf))).flat();
}

/** "1.9 MB" */
export function bytesInWords(bytes: number): string {
  const units = ["B", "kB", "MB", "GB"];
  const power = bytes < 1 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(bytes) / 3));
  const value = bytes / 1000 ** power;
  return `${power === 0 ? value : value.toFixed(value < 10 ? 1 : 0)} ${units[power]}`;
}
