import { generateSecret, generateURI, verifySync } from "otplib";

/** Seconds of a time step. Each code is accepted in its own step, the one before and the one after: clocks differ. */
const STEP_SECONDS = 30;

/** 160 bits, as RFC 4226 recommends. */
const SECRET_BYTES = 20;

/** What every authenticator app knows (RFC 6238): SHA-1, six digits, 30 seconds. */
const FORM = { algorithm: "sha1", digits: 6, period: STEP_SECONDS } as const;

/** A new secret, in base32: as it is typed into an authenticator app, and stored sealed. */
export function newTotpSecret(): string {
  return generateSecret({ length: SECRET_BYTES });
}

/** What the QR code holds. A colon would end the issuer's name in it. */
export function otpauthUri(secret: string, { practice, userName }: { practice: string; userName: string }): string {
  return generateURI({ ...FORM, secret, issuer: `Chartward (${practice.replaceAll(":", " ")})`, label: userName });
}

/**
 * The time step whose code this is; null when it is wrong, malformed, or of a step that is not after `lastStep`.
 * @param lastStep the last one that was accepted: none is accepted twice.
 */
export function acceptedStep(secret: string, code: string, now: Date, lastStep: number | null): number | null {
  // As apps show it: `123 456`.
  const token = code.replaceAll(" ", "");
  if (!/^[0-9]{6}$/.test(token)) return null;
  const epoch = Math.floor(now.getTime() / 1000);
  const result = verifySync({ ...FORM, secret, token, epoch, epochTolerance: STEP_SECONDS });
  if (!result.valid || !("timeStep" in result)) return null;
  return result.timeStep > (lastStep ?? 0) ? result.timeStep : null;
}
