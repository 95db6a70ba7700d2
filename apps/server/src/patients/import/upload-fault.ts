import { FileFault } from "../../graphql/file-answers.ts";

/** The file that an upload is for. */
export interface UploadTarget {
  readonly jobId: string;
  /** Of the file in its job, from 1. */
  readonly number: number;
}

/** A refusal of an upload; the message is for people. */
export class UploadFault extends FileFault {
  override name = "UploadFault";
}
