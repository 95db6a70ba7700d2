import { readdir, rm, stat } from "node:fs/promises";
import path from "node:path";
import { UUID } from "../../store/uuid.ts";

/** Where the files of an import job lie until it has ended. */
export function uploadFolder(dataFolder: string, jobId: string): string {
  return path.join(dataFolder, "uploads", jobId);
}

/** @param number of the file in its job, from 1. */
export function uploadFile(dataFolder: string, jobId: string, number: number): string {
  return path.join(uploadFolder(dataFolder, jobId), String(number));
}

/** Where a file lies while it is being received. */
export function partFile(dataFolder: string, jobId: string, number: number): string {
  return `${uploadFile(dataFolder, jobId, number)}.part`;
}

/** Bytes of the files of a job that have been received as a whole. */
export async function receivedBytes(dataFolder: string, jobId: string): Promise<number> {
  const names = await namesIn(uploadFolder(dataFolder, jobId));
  const sizes = names
    .filter((name) => /^\d+$/.test(name))
    .map(async (name) => (await stat(uploadFile(dataFolder, jobId, Number(name)))).size);
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}

/** The ids of jobs that have files here. */
export async function jobsWithUploads(dataFolder: string): Promise<string[]> {
  return (await namesIn(path.join(dataFolder, "uploads"))).filter((name) => UUID.test(name));
}

export async function removeUploads(dataFolder: string, jobId: string): Promise<void> {
  await rm(uploadFolder(dataFolder, jobId), { recursive: true, force: true });
}

async function namesIn(folder: string): Promise<string[]> {
  return readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return [];
    throw error;
  });
}
