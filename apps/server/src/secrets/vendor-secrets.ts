import { hkdfSync } from "node:crypto";
import { decrypt, encrypt, KEY_BYTES, SealBrokenError } from "./envelope.ts";

/** Version of the sealed form: one byte, then the envelope. */
const FORM = 2;

/**
 * Secrets of the vendor's own realm, which is no practice and has no data keys: they are sealed by a key that is derived from the
 * installation's master key, and sealed anew when that is replaced (`rewrapKeys`).
 */
export class VendorSecrets {
  readonly #key: Buffer;

  constructor(masterKey: Buffer) {
    this.#key = Buffer.from(hkdfSync("sha256", masterKey, "", "chartward vendor secrets", KEY_BYTES));
  }

  /** @param binding what the value is and whose, e.g. `["vendor-totp", employeeId]`: it opens under the same binding alone. */
  seal(binding: readonly string[], plaintext: Buffer): Buffer {
    return Buffer.concat([Buffer.of(FORM), encrypt(this.#key, binding, plaintext)]);
  }

  /** @throws SealBrokenError when the value was altered or is another's. */
  open(binding: readonly string[], sealed: Buffer): Buffer {
    if (sealed[0] !== FORM) throw new SealBrokenError("A sealed value has no known form");
    return decrypt(this.#key, binding, sealed.subarray(1));
  }
}
