import { sql } from "kysely";
import { record } from "../audit/record.ts";
import { userError, type UserError } from "../graphql/common.types.ts";
import type { Operation } from "../graphql/operation.ts";
import type { MailSettings } from "../mail/mail.service.ts";
import type { Secrets } from "../secrets/secrets.ts";
import type { Tx } from "../store/transaction.ts";
import { mailUser } from "./account-mail.service.ts";
import { hashRecoveryCode } from "./recovery-codes.ts";
import type { TwoFactorProofInput } from "./sign-in-challenge.types.ts";
import type { Attempt, Throttle } from "./throttle.ts";
import { acceptedStep } from "./totp.ts";
import { codesGuessed, recoveryCodeUsed } from "./two-factor-mails.ts";

/** From so many wrong codes in a row on, whoever owns the login is told, once an hour. */
const WRONG_CODES_TOLD = 5;

export const NOT_SET_UP = userError(null, "WRONG_STATE", "No authenticator app is set up. Set one up first.");

/** For the log: why an act that needs it was refused. */
export const NOT_PROVEN_DETAIL = ": the second factor was not shown in this session";

/**
 * What keeps a session from acts on the second factor itself and from emergency access: its user has a factor, and it was signed in
 * without, by a trusted browser. A stolen one and the password would else be worth a new factor. Null: nothing does.
 */
export async function unprovenFactor(tx: Tx): Promise<UserError | null> {
  const { rows } = await sql`
    SELECT FROM session s JOIN totp t ON t.practice_id = s.practice_id AND t.user_id = s.user_id
    WHERE s.id = ${tx.context.sessionId} AND NOT s.two_factor`.execute(tx.db);
  if (rows.length === 0) return null;
  return userError(
    null,
    "SECOND_FACTOR_NEEDED",
    "This browser is trusted, so your second factor was not asked for. Give a code of your authenticator app or a recovery code first; who has neither asks an administrator to reset it.",
  );
}

/** A second factor as it was typed. */
export type Proof =
  | { readonly method: "TOTP"; readonly code: string }
  /** `hash`: null for what is no code at all. */
  | { readonly method: "RECOVERY_CODE"; readonly hash: Buffer | null };

/**
 * Reads the proof of a sign-in. A recovery code is hashed here, outside of any transaction: that takes its time.
 * @param salt of the user's recovery codes; null where he has none.
 */
export async function readProof(
  { totpCode, recoveryCode = "" }: TwoFactorProofInput,
  salt: Buffer | null,
): Promise<Proof> {
  if (totpCode !== undefined) return { method: "TOTP", code: totpCode };
  return { method: "RECOVERY_CODE", hash: salt === null ? null : await hashRecoveryCode(recoveryCode, salt) };
}

/** The additional data of a user's sealed TOTP secret. */
export function totpBinding(userId: string): readonly string[] {
  return ["totp", userId];
}

/**
 * Whether the proof is the user's, and takes it: the time step or the recovery code is accepted once, also when it comes many times at
 * once.
 * @throws SealBrokenError when the stored secret was altered or is another's.
 */
export async function acceptProof(tx: Tx, secrets: Secrets, userId: string, proof: Proof): Promise<boolean> {
  if (proof.method === "RECOVERY_CODE") {
    const { rows } = await sql`
      UPDATE recovery_code SET used_at = ${tx.now}
      WHERE user_id = ${userId} AND code_hash = ${proof.hash} AND used_at IS NULL RETURNING code_hash`.execute(tx.db);
    return rows.length > 0;
  }
  const { rows } = await sql<{ secret: Buffer; lastStep: number }>`
    SELECT secret, last_step AS "lastStep" FROM totp WHERE user_id = ${userId}`.execute(tx.db);
  if (rows[0] === undefined) return false;
  const secret = (await secrets.open(tx, totpBinding(userId), rows[0].secret)).toString("utf8");
  const step = acceptedStep(secret, proof.code, tx.now, rows[0].lastStep);
  if (step === null) return false;
  const { rows: taken } = await sql`
    UPDATE totp SET last_step = ${step} WHERE user_id = ${userId} AND last_step < ${step} RETURNING user_id`.execute(
    tx.db,
  );
  return taken.length > 0;
}

/** A code of the app that was not accepted. */
export const WRONG_TOTP_CODE = userError(
  "proof.totpCode",
  "WRONG_CODE",
  "This code is wrong or was used before. Type the one that the app shows now; have you just used it, the next one.",
);
const WRONG_RECOVERY_CODE = userError(
  "proof.recoveryCode",
  "WRONG_CODE",
  "This recovery code is wrong or was used before. Type another one.",
);

/** What is said to a proof that was not accepted. */
export function wrongProof({ method }: Proof): UserError {
  return method === "TOTP" ? WRONG_TOTP_CODE : WRONG_RECOVERY_CODE;
}

/** Records that the actor has used a recovery code, and mails him how many are left. */
export async function tellRecoveryCodeUsed(tx: Tx, settings: MailSettings): Promise<void> {
  const { actor } = tx.context;
  if (actor.kind !== "USER") throw new TypeError("Nobody is signed in");
  const { rows } = await sql<{ left: number }>`
    SELECT count(*) AS left FROM recovery_code WHERE user_id = ${actor.userId} AND used_at IS NULL`.execute(tx.db);
  const { left } = rows[0]!;
  await record(tx, {
    action: "recovery-code.use",
    subject: { type: "User", id: actor.userId, label: actor.name },
    detail: `; ${left === 1 ? "1 is" : `${left} are`} left`,
  });
  await mailUser(tx, settings, actor.userId, recoveryCodeUsed(left));
}

/** Tells whoever owns a login that a code was wrong once more, if that begins to look like guessing. */
export async function warnOfGuessing(
  operation: Operation,
  throttle: Throttle,
  settings: MailSettings,
  { attempt, userId, wrongInARow }: { attempt: Attempt; userId: string; wrongInARow: number },
  place: Parameters<Operation["apart"]>[1] = {},
): Promise<void> {
  if (wrongInARow >= WRONG_CODES_TOLD && (await throttle.countWarning(attempt.login)))
    await operation.apart((tx) => mailUser(tx, settings, userId, codesGuessed), place);
}
