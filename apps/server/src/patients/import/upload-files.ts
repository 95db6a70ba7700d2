import { readdir, rm } from "node:fs/promises";
import path from "node:path";

/** Where the files of an import job lie until it has ended. */
export function uploadFolder(dataFolder: string, jobId: string): string {
  return path.join(dataFolder, "uploads", jobId);
}

/** @param number of the file in its job, from 1. */
export function uploadFile(dataFolder: string, jobId: string, number: number): string {
  return path.join(uploadFolder(dataFolder, jobId), String(number));
}

/** The ids of jobs that have files here. */
export async function jobsWithUploads(dataFolder: string): Promise<string[]> {
  return readdir(path.join(dataFolder, "uploads")).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return [];
    throw error;
  });
}

export async function removeUploads(dataFolder: string, jobId: string): Promise<void> {
  await rm(uploadFolder(dataFolder, jobId), { recursive: true, force: true });
}
