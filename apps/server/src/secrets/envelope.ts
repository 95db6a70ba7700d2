import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";

/*
 * AES-256-GCM, with a fresh random nonce of 96 bits for each value. What a value is for (`binding`) is authenticated with it: a
 * ciphertext that is put in another row's place does not open.
 */
const ALGORITHM = "aes-256-gcm";
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

export const KEY_BYTES = 32;

/** The value does not open: altered, put in another's place, or sealed with another key. */
export class SealBrokenError extends Error {
  override name = "SealBrokenError";
}

/** nonce || ciphertext || tag */
export function encrypt(key: Buffer, binding: readonly string[], plaintext: Buffer): Buffer {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(ALGORITHM, key, nonce, { authTagLength: TAG_BYTES });
  cipher.setAAD(bytesOf(binding));
  return Buffer.concat([nonce, cipher.update(plaintext), cipher.final(), cipher.getAuthTag()]);
}

/** @throws SealBrokenError */
export function decrypt(key: Buffer, binding: readonly string[], sealed: Buffer): Buffer {
  if (sealed.length < NONCE_BYTES + TAG_BYTES) throw new SealBrokenError("A sealed value is too short");
  const decipher = createDecipheriv(ALGORITHM, key, sealed.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES });
  decipher.setAAD(bytesOf(binding));
  decipher.setAuthTag(sealed.subarray(-TAG_BYTES));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()]);
  } catch (error) {
    throw new SealBrokenError("A sealed value does not open", { cause: error });
  }
}

/** Unambiguous, whatever the parts hold. */
function bytesOf(binding: readonly string[]): Buffer {
  return Buffer.from(JSON.stringify(binding), "utf8");
}
