/** The file that an upload is for. */
export interface UploadTarget {
  readonly jobId: string;
  /** Of the file in its job, from 1. */
  readonly number: number;
}

/** A refusal of an upload; the message is for people. */
export class UploadFault extends Error {
  override name = "UploadFault";
  /** Of HTTP. */
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}
