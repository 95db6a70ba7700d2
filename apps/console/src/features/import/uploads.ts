import { useSyncExternalStore } from "react";
import { btgHeaders } from "../../lib/btg.ts";

/** A file on its way to the server. */
export interface Upload {
  readonly fileName: string;
  /** Bytes. */
  readonly size: number;
  readonly sent: number;
  readonly failure: string | undefined;
}

interface Target {
  readonly fileName: string;
  readonly url: string;
}

/** By job. They outlive the page that began them, so that one may go on working meanwhile; a reload ends them. */
const uploadsOfJobs = new Map<string, readonly Upload[]>();
const listeners = new Set<() => void>();

/** The uploads of a job that this window has begun; undefined when it has not. */
export function useUploads(jobId: string): readonly Upload[] | undefined {
  return useSyncExternalStore(subscribe, () => uploadsOfJobs.get(jobId));
}

/**
 * Sends the files one after the other, each to the address that the server gave for it: all in the BTG session that the tab is in now,
 * wherever it goes meanwhile.
 */
export async function sendFiles(
  jobId: string,
  targets: readonly Target[],
  files: ReadonlyMap<string, File>,
): Promise<void> {
  const headers = btgHeaders();
  const pairs = targets.flatMap((target) => {
    const file = files.get(target.fileName);
    return file === undefined ? [] : [{ target, file }];
  });
  set(
    jobId,
    pairs.map(({ target, file }) => ({ fileName: target.fileName, size: file.size, sent: 0, failure: undefined })),
  );
  for (const [index, { target, file }] of pairs.entries()) {
    const failure = await put(target.url, headers, file, (sent) => update(jobId, index, { sent }));
    update(jobId, index, failure === undefined ? { sent: file.size } : { failure });
    if (failure !== undefined) return;
  }
}

/** `fetch` tells no progress of what it sends; XMLHttpRequest does. */
function put(
  url: string,
  headers: Readonly<Record<string, string>>,
  file: File,
  onProgress: (sent: number) => void,
): Promise<string | undefined> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open("PUT", url);
    request.setRequestHeader("content-type", "application/fhir+ndjson");
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.upload.addEventListener("progress", ({ loaded }) => onProgress(loaded));
    request.addEventListener("load", () =>
      resolve(
        request.status >= 200 && request.status < 300 ? undefined : `The server refused the file (${request.status}).`,
      ),
    );
    request.addEventListener("error", () => resolve("The connection broke."));
    request.send(file);
  });
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function set(jobId: string, uploads: readonly Upload[]): void {
  uploadsOfJobs.set(jobId, uploads);
  for (const listener of listeners) listener();
}

function update(jobId: string, index: number, change: Partial<Upload>): void {
  set(
    jobId,
    (uploadsOfJobs.get(jobId) ?? []).map((upload, each) => (each === index ? { ...upload, ...change } : upload)),
  );
}
