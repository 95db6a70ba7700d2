import { createHash, randomBytes } from "node:crypto";
import { NIL } from "uuid";

/**
 * A reference token: what a session, a mailed link or a known browser is held by. It is 256 random bits, stored hashed, and carries its
 * practice, so that row-level security is set before it is looked up. Written `<practice, 16 bytes>.<secret, 32 bytes>`, base64url.
 */
export interface Credential {
  readonly practiceId: string;
  /** SHA-256 of the secret, as 64 lower-case hex digits. */
  readonly hash: string;
}

/** Stands in a vendor employee's tokens where others name their practice: he belongs to none. */
export const NO_PRACTICE = NIL;

/** Whether a token is a vendor employee's. */
export function isVendorCredential({ practiceId }: Credential): boolean {
  return practiceId === NO_PRACTICE;
}

const TOKEN = /^[\w-]{22}\.[\w-]{43}$/;

/** A new token of a practice: the text goes out once, the hash is stored. */
export function newToken(practiceId: string): { token: string; hash: Buffer } {
  const secret = randomBytes(32);
  const practice = Buffer.from(practiceId.replaceAll("-", ""), "hex");
  return { token: `${practice.toString("base64url")}.${secret.toString("base64url")}`, hash: sha256(secret) };
}

/** Reads a token as it was sent; null for what is none. */
export function readToken(text: string): Credential | null {
  if (!TOKEN.test(text)) return null;
  const [practice, secret] = text.split(".").map((part) => Buffer.from(part, "base64url")) as [Buffer, Buffer];
  const hex = practice.toString("hex");
  return {
    practiceId: [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-"),
    hash: sha256(secret).toString("hex"),
  };
}

function sha256(bytes: Buffer): Buffer {
  return createHash("sha256").update(bytes).digest();
}
