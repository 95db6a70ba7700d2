import { randomBytes, randomInt } from "node:crypto";
import { hashRaw } from "@node-rs/argon2";
import { ARGON2 } from "./passwords.ts";

/** So many codes are given out at once, and each is accepted once. */
const COUNT = 10;

/** Crockford's base32: nothing in it is taken for another. Ten characters of it are 50 bits. */
const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const LENGTH = 10;
const SALT_BYTES = 16;

/** A set of codes: the texts go out once, the hashes are stored. */
export interface RecoveryCodes {
  readonly codes: readonly string[];
  readonly hashes: readonly Buffer[];
  /** The set's own, so that one hash finds a typed code among all of them. */
  readonly salt: Buffer;
}

export async function newRecoveryCodes(): Promise<RecoveryCodes> {
  const salt = randomBytes(SALT_BYTES);
  const texts = new Set<string>();
  while (texts.size < COUNT)
    texts.add(Array.from({ length: LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join(""));
  const hashes = await Promise.all([...texts].map((text) => hashOf(text, salt)));
  return { codes: [...texts].map((text) => `${text.slice(0, LENGTH / 2)}-${text.slice(LENGTH / 2)}`), hashes, salt };
}

/** The hash of a code as somebody typed it: in any case, with or without the dash, O for 0 and I or L for 1. Null for what is no code. */
export async function hashRecoveryCode(typed: string, salt: Buffer): Promise<Buffer | null> {
  const text = typed.toUpperCase().replaceAll(/[ -]/g, "").replaceAll("O", "0").replaceAll(/[IL]/g, "1");
  if (text.length !== LENGTH || [...text].some((character) => !ALPHABET.includes(character))) return null;
  return hashOf(text, salt);
}

function hashOf(text: string, salt: Buffer): Promise<Buffer> {
  return hashRaw(text, { ...ARGON2, salt });
}
