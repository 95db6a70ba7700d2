import type { ExportSight } from "./export-sight.ts";
import type { JobState } from "./job.ts";

/** How long the file of an export stays, from when it was made. */
const LIFETIME_MS = 24 * 60 * 60 * 1000;

/** What an export keeps in its job: `input` at the start, `result` at the end. */
export interface ExportInput {
  readonly fileName: string;
}
export interface ExportResult {
  /** Of the file, without its head. */
  readonly rows: number;
  /** Of a file of patients: under which blocks it was made. */
  readonly sight?: ExportSight;
}

/** The file of an export as the API shows it. */
export interface ExportFile {
  readonly fileName: string;
  readonly rows: number | null;
  readonly downloadUrl: string | null;
  readonly expiresAt: Date | null;
}

/**
 * @param now past its end the file is gone, whether it was removed already or not.
 * @param isOwn the file is there for its starter alone.
 */
export function exportFileOf(
  job: { id: string; state: JobState; finished_at: Date | null; input: unknown; result: unknown },
  now: Date,
  isOwn: boolean,
): ExportFile {
  const { fileName } = job.input as ExportInput;
  if (job.state !== "DONE") return { fileName, rows: null, downloadUrl: null, expiresAt: null };
  const expiresAt = new Date(job.finished_at!.getTime() + LIFETIME_MS);
  const { rows } = job.result as ExportResult;
  return { fileName, rows, downloadUrl: isOwn && expiresAt > now ? `/exports/${job.id}` : null, expiresAt };
}

/** Exports that ended before this have no file any more. */
export function lastMomentExpired(now: Date): Date {
  return new Date(now.getTime() - LIFETIME_MS);
}
