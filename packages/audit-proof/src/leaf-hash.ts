import { createHash } from "node:crypto";

/** Bytes of salt before the payload: without the salt, a dropped payload cannot be guessed from its leaf. */
export const SALT_BYTES = 32;

/**
 * The leaf of an audit entry in its practice's tree: SHA-256(0x00 || salt || payload), RFC 6962's leaf prefix.
 * @param payload the entry's canonical JSON (RFC 8785), as UTF-8.
 */
export function leafHash(salt: Uint8Array, payload: string): Buffer {
  if (salt.length !== SALT_BYTES) throw new RangeError(`A salt has ${SALT_BYTES} bytes`);
  return createHash("sha256").update(Uint8Array.of(0)).update(salt).update(payload, "utf8").digest();
}
