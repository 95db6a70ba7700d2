import { hkdfSync, randomBytes } from "node:crypto";
import { sql } from "kysely";
import { v7 as uuidv7 } from "uuid";
import type { Tx } from "../store/transaction.ts";
import { decrypt, encrypt, KEY_BYTES, SealBrokenError } from "./envelope.ts";
import { Keyring, type DataKey } from "./keyring.ts";

/** A data key as it is stored. */
export interface WrappedKey {
  readonly practiceId: string;
  readonly id: string;
  readonly wrapped: Buffer;
}

/**
 * Secrets that the product must be able to read again: TOTP secrets, SMTP passwords, PINs. Each practice has data keys of its own,
 * wrapped by a key that is derived from the installation's master key; the newest one seals (ADR 0017).
 */
export class Secrets {
  readonly #wrapping: Buffer;

  constructor(masterKey: Buffer) {
    this.#wrapping = Buffer.from(hkdfSync("sha256", masterKey, "", "chartward practice keys", KEY_BYTES));
  }

  /**
   * Seals a value for the practice of the transaction.
   * @param binding what the value is and whose, e.g. `["totp", userId]`: it opens under the same binding alone.
   */
  async seal(tx: Tx, binding: readonly string[], plaintext: Buffer): Promise<Buffer> {
    return (await this.sealingKeyring(tx)).seal(binding, plaintext);
  }

  /** What seals many values of the practice at once: `seal` reads and unwraps the keys for each one. */
  async sealingKeyring(tx: Tx): Promise<Keyring> {
    // Held until the commit: no key is deleted with which a value is on its way.
    return (await this.keyring(tx, "SHARED")) ?? (await this.addKey(tx));
  }

  /** @throws SealBrokenError when the value was altered or is another's. */
  async open(tx: Tx, binding: readonly string[], sealed: Buffer): Promise<Buffer> {
    const keyring = await this.keyring(tx, "NONE");
    if (keyring === null) throw new SealBrokenError("A sealed value names a key that is not there");
    return keyring.open(binding, sealed);
  }

  /**
   * The practice's data keys; null before the first.
   * @param lock until the commit. SHARED: they stay; EXCLUSIVE: nobody seals meanwhile.
   */
  async keyring(tx: Tx, lock: "NONE" | "SHARED" | "EXCLUSIVE"): Promise<Keyring | null> {
    const locking = { NONE: sql``, SHARED: sql`FOR KEY SHARE`, EXCLUSIVE: sql`FOR UPDATE` }[lock];
    const practiceId = tx.context.practiceId!;
    const { rows } = await sql<{ id: string; wrapped: Buffer }>`
      SELECT id, wrapped FROM practice_key ORDER BY created_at DESC, id DESC ${locking}`.execute(tx.db);
    const [newest, ...older] = rows.map(({ id, wrapped }): DataKey => ({
      id,
      key: this.#unwrap({ practiceId, id, wrapped }),
    }));
    return newest === undefined ? null : new Keyring(practiceId, [newest, ...older]);
  }

  /** A new data key of the practice, which seals from now on. @returns a keyring of it alone. */
  async addKey(tx: Tx): Promise<Keyring> {
    const practiceId = tx.context.practiceId!;
    const id = uuidv7();
    const key = randomBytes(KEY_BYTES);
    await sql`
      INSERT INTO practice_key (practice_id, id, wrapped, created_at)
      VALUES (${practiceId}, ${id}, ${this.#wrap({ practiceId, id }, key)}, ${tx.now})`.execute(tx.db);
    return new Keyring(practiceId, [{ id, key }]);
  }

  /** A stored data key as it is stored under another master key. @throws SealBrokenError when it is not of this one. */
  rewrap(stored: WrappedKey, next: Secrets): Buffer {
    return next.#wrap(stored, this.#unwrap(stored));
  }

  #wrap(of: Omit<WrappedKey, "wrapped">, key: Buffer): Buffer {
    return encrypt(this.#wrapping, bindingOfKey(of), key);
  }

  #unwrap(stored: WrappedKey): Buffer {
    return decrypt(this.#wrapping, bindingOfKey(stored), stored.wrapped);
  }
}

function bindingOfKey({ practiceId, id }: Omit<WrappedKey, "wrapped">): readonly string[] {
  return ["practice-key", practiceId, id];
}
