import { parse, stringify } from "uuid";
import { decrypt, encrypt, SealBrokenError } from "./envelope.ts";

/** Version of the sealed form: one byte, then the data key's id (16 bytes), then the envelope. */
const FORM = 1;
const HEADER_BYTES = 1 + 16;

export interface DataKey {
  readonly id: string;
  readonly key: Buffer;
}

/** The data keys of a practice: the newest one seals, each opens what it sealed. */
export class Keyring {
  readonly #practiceId: string;
  readonly #newest: DataKey;
  readonly #keys: ReadonlyMap<string, Buffer>;

  /** @param keys the newest first; one at least. */
  constructor(practiceId: string, keys: readonly [DataKey, ...DataKey[]]) {
    this.#practiceId = practiceId;
    this.#newest = keys[0];
    this.#keys = new Map(keys.map(({ id, key }) => [id, key]));
  }

  get newestId(): string {
    return this.#newest.id;
  }

  seal(binding: readonly string[], plaintext: Buffer): Buffer {
    const { id, key } = this.#newest;
    return Buffer.concat([Buffer.of(FORM), parse(id), encrypt(key, [this.#practiceId, id, ...binding], plaintext)]);
  }

  /** @throws SealBrokenError when the value was altered or is another's. */
  open(binding: readonly string[], sealed: Buffer): Buffer {
    const id = keyIdOf(sealed);
    const key = this.#keys.get(id);
    if (key === undefined) throw new SealBrokenError("A sealed value names a key that is not there");
    return decrypt(key, [this.#practiceId, id, ...binding], sealed.subarray(HEADER_BYTES));
  }

  isSealedByNewest(sealed: Buffer): boolean {
    return keyIdOf(sealed) === this.#newest.id;
  }
}

function keyIdOf(sealed: Buffer): string {
  if (sealed.length < HEADER_BYTES || sealed[0] !== FORM) throw new SealBrokenError("A sealed value has no known form");
  return stringify(sealed.subarray(1, HEADER_BYTES));
}
