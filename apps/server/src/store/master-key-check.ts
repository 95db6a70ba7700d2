import { createHmac } from "node:crypto";

/** What a database keeps of its master key, to know it by. It tells nothing of the key, and opens nothing. */
export function masterKeyCheck(masterKey: Buffer): Buffer {
  return createHmac("sha256", masterKey).update("chartward master key check").digest();
}
