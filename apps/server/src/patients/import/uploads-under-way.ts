import { receivedBytes } from "./upload-files.ts";
import { UploadFault, type UploadTarget } from "./upload-fault.ts";

const GIGABYTE = 1024 ** 3;
const MAXIMUM_FILE_GB = 5;
const MAXIMUM_JOB_GB = 20;

/** The uploads of one job, from the first that begins until none is under way. */
interface JobUploads {
  /** Bytes on the disk before the first of them; what they bring is in `bytes`. */
  readonly before: Promise<number>;
  readonly numbers: Set<number>;
  bytes: number;
}

/** The files that this process is receiving, and the room that they may take. No other process works on its data folder. */
export class UploadsUnderWay {
  readonly #dataFolder: string;
  readonly #jobs = new Map<string, JobUploads>();

  constructor(dataFolder: string) {
    this.#dataFolder = dataFolder;
  }

  /**
   * Runs `receive` as the one reception of this file; it calls `take` for bytes before it keeps them.
   * @param announced bytes that the client says will come; 0 where it does not say.
   * @throws UploadFault when the file is on its way already, or there is no room for it.
   */
  async receive(
    { jobId, number }: UploadTarget,
    announced: number,
    receive: (take: (bytes: number) => void) => Promise<void>,
  ): Promise<void> {
    const job = this.#jobs.get(jobId) ?? {
      before: receivedBytes(this.#dataFolder, jobId),
      numbers: new Set(),
      bytes: 0,
    };
    this.#jobs.set(jobId, job);
    if (job.numbers.has(number))
      throw new UploadFault(409, "This file is being received already. Wait until that has ended.");
    job.numbers.add(number);
    let own = 0;
    try {
      const before = await job.before;
      const demandRoom = (more: number) => {
        if (own + more > MAXIMUM_FILE_GB * GIGABYTE)
          throw new UploadFault(413, `A file of an import has at most ${MAXIMUM_FILE_GB} GB. Split it.`);
        if (before + job.bytes + more > MAXIMUM_JOB_GB * GIGABYTE)
          throw new UploadFault(
            413,
            `The files of an import have at most ${MAXIMUM_JOB_GB} GB. Import the rest after it.`,
          );
      };
      demandRoom(announced);
      await receive((bytes) => {
        demandRoom(bytes);
        own += bytes;
        job.bytes += bytes;
      });
    } catch (error) {
      job.bytes -= own;
      throw error;
    } finally {
      job.numbers.delete(number);
      if (job.numbers.size === 0) this.#jobs.delete(jobId);
    }
  }
}
