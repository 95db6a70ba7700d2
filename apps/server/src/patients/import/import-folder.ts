import { constants, createReadStream } from "node:fs";
import { access, readdir, stat } from "node:fs/promises";
import path from "node:path";
import type { ImportFile } from "./import-state.ts";

/** A folder that cannot be imported; the message says why and what to do. */
export class UnusableFolderError extends Error {
  override name = "UnusableFolderError";
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: "does not exist",
  ENOTDIR: "is not a folder",
  EACCES: "may not be read by this user",
  EPERM: "may not be read by this user",
};

/**
 * The NDJSON files of a folder by name, all of them readable: found out before anything is imported.
 * @throws UnusableFolderError
 */
export async function readImportFolder(folder: string): Promise<ImportFile[]> {
  const names = (await readable(folder, () => readdir(folder))).filter((name) => /\.ndjson$/i.test(name)).toSorted();
  const files: ImportFile[] = [];
  for (const name of names) {
    const file = path.join(folder, name);
    const stats = await readable(file, () => stat(file));
    if (!stats.isFile()) continue;
    await readable(file, () => access(file, constants.R_OK));
    files.push({ name, size: stats.size, open: (start) => createReadStream(file, { start }) });
  }
  if (files.length > 0) return files;
  throw new UnusableFolderError(`${folder} holds no .ndjson files. Name the folder of a FHIR R4 Bulk Data export.`);
}

async function readable<T>(name: string, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    const reason = REASONS[(error as NodeJS.ErrnoException).code ?? ""];
    if (reason === undefined) throw error;
    throw new UnusableFolderError(`${name} ${reason}.`);
  }
}
