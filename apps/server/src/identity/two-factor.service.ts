import { sql } from "kysely";
import { record, type AuditSubject } from "../audit/record.ts";
import type { Config } from "../config.ts";
import { announceFactor } from "../emergency-access/announce.service.ts";
import { deactivateOf } from "../emergency-access/deactivate.service.ts";
import { batched } from "../graphql/batched.ts";
import { userError, type UserError } from "../graphql/common.types.ts";
import { forbidden, unauthenticated } from "../graphql/errors.ts";
import type { MailSettings } from "../mail/mail.service.ts";
import type { Secrets } from "../secrets/secrets.ts";
import type { Tx } from "../store/transaction.ts";
import { mailUser } from "./account-mail.service.ts";
import { btgOf } from "./actor.ts";
import { endBrowserTrusts } from "./browser-trust.service.ts";
import type { RecoveryCodes } from "./recovery-codes.ts";
import { NOT_PROVEN_DETAIL, NOT_SET_UP, totpBinding, unprovenFactor } from "./second-factor.service.ts";
import { renewSession } from "./session-renewal.ts";
import { endSessions, lockSessionsOf } from "./sessions.service.ts";
import { acceptedStep, newTotpSecret, otpauthUri } from "./totp.ts";
import { appRemoved, appSetUp, recoveryCodesRenewed } from "./two-factor-mails.ts";
import type { TwoFactor } from "./two-factor.types.ts";

/** From the start of an enrolment to its confirmation. */
const ENROLMENT_MS = 10 * 60 * 1000;

/** The second factors of users, by id. */
export const twoFactorOf = batched(readTwoFactors);

/** The second factor of one user, as it stands now. */
export async function readTwoFactor(tx: Tx, userId: string): Promise<TwoFactor> {
  return (await readTwoFactors(tx, [userId])).get(userId)!;
}

async function readTwoFactors(tx: Tx, userIds: readonly string[]): Promise<ReadonlyMap<string, TwoFactor>> {
  const { rows } = await sql<{ user_id: string; confirmed_at: Date | null; codes: number; required: boolean }>`
    SELECT asked.user_id, t.confirmed_at, p.two_factor_policy = 'REQUIRED' AS required,
      (SELECT count(*) FROM recovery_code r
       WHERE r.practice_id = p.id AND r.user_id = asked.user_id AND r.used_at IS NULL) AS codes
    FROM unnest(${userIds}::uuid[]) asked (user_id) CROSS JOIN practice p
      LEFT JOIN totp t ON t.practice_id = p.id AND t.user_id = asked.user_id`.execute(tx.db);
  return new Map(
    rows.map(({ user_id: userId, confirmed_at: totpConfirmedAt, codes: recoveryCodesLeft, required }) => [
      userId,
      { enabled: totpConfirmedAt !== null, totpConfirmedAt, recoveryCodesLeft, required },
    ]),
  );
}

/** A new secret for the actor's authenticator app, in place of one that he has not confirmed. Until he does, nothing else changes. */
export async function startTotpEnrolment(
  tx: Tx,
  secrets: Secrets,
): Promise<{ uri: string; manualKey: string } | UserError[]> {
  const subject = ownSubject(tx);
  const { id } = subject;
  const unproven = await refuseUnproven(tx, "two-factor.enrol", subject);
  if (unproven !== null) return unproven;
  const secret = newTotpSecret();
  const sealed = await secrets.seal(tx, totpBinding(id), Buffer.from(secret, "utf8"));
  const expiresAt = new Date(tx.now.getTime() + ENROLMENT_MS);
  await sql`
    INSERT INTO totp_enrolment (practice_id, user_id, secret, expires_at)
    VALUES (${tx.context.practiceId}, ${id}, ${sealed}, ${expiresAt})
    ON CONFLICT (practice_id, user_id) DO UPDATE SET secret = EXCLUDED.secret, expires_at = EXCLUDED.expires_at`.execute(
    tx.db,
  );
  const { rows } = await sql<{ userName: string; practice: string }>`
    SELECT u.user_name AS "userName", p.name AS practice FROM user_account u JOIN practice p ON p.id = u.practice_id
    WHERE u.id = ${id}`.execute(tx.db);
  return { uri: otpauthUri(secret, rows[0]!), manualKey: secret };
}

/** An authenticator app that was set up just now. */
export interface ConfirmedEnrolment {
  /** The renewed session's. */
  readonly sessionToken: string;
  /** With the first factor alone. */
  readonly recoveryCodes: readonly string[] | null;
}

/**
 * Sets the authenticator app up whose code this is, in place of an earlier one, and renews the session, which has shown the factor by it.
 * The first one ends the user's other sessions.
 * The caller's transaction holds the practice's access lock (`renewSession`).
 * @param codes recovery codes, to be given out if this is the first factor; null: none were made, since the code was wrong.
 */
export async function confirmTotpEnrolment(
  tx: Tx,
  secrets: Secrets,
  config: Config,
  code: string,
  codes: RecoveryCodes | null,
): Promise<ConfirmedEnrolment | UserError[]> {
  const subject = ownSubject(tx);
  await lockSessionsOf(tx, [subject.id]);
  const refuse = async (error: UserError, detail: string) => {
    await record(tx, { action: "two-factor.enrol", outcome: "REFUSED", subject, detail });
    return [error];
  };
  // Asked for again: another session may have begun it.
  const unproven = await refuseUnproven(tx, "two-factor.enrol", subject);
  if (unproven !== null) return unproven;
  const { rows } = await sql<{ secret: Buffer; replaces: boolean }>`
    SELECT secret, EXISTS (SELECT FROM totp WHERE user_id = ${subject.id}) AS replaces
    FROM totp_enrolment WHERE user_id = ${subject.id} AND expires_at > ${tx.now}`.execute(tx.db);
  if (rows[0] === undefined)
    return refuse(userError(null, "EXPIRED", "A set-up is open for ten minutes. Start it again."), ": it had expired");
  const { secret: sealed, replaces } = rows[0];
  const secret = (await secrets.open(tx, totpBinding(subject.id), sealed)).toString("utf8");
  const step = acceptedStep(secret, code, tx.now, null);
  if (step === null || codes === null) {
    const message =
      "This code is wrong. Type the one that the app shows now, and check that the device's clock is right.";
    return refuse(userError("code", "WRONG_CODE", message), ": the code was wrong");
  }
  await sql`DELETE FROM totp_enrolment WHERE user_id = ${subject.id}`.execute(tx.db);
  await sql`
    INSERT INTO totp (practice_id, user_id, secret, confirmed_at, last_step)
    VALUES (${tx.context.practiceId}, ${subject.id}, ${sealed}, ${tx.now}, ${step})
    ON CONFLICT (practice_id, user_id) DO UPDATE
      SET secret = EXCLUDED.secret, confirmed_at = EXCLUDED.confirmed_at, last_step = EXCLUDED.last_step`.execute(
    tx.db,
  );
  // Browsers that were trusted by the earlier app are trusted no more.
  await endBrowserTrusts(tx, subject.id);
  if (!replaces) {
    await storeRecoveryCodes(tx, subject.id, codes);
    // They have shown the password alone: with that, they could put another app in this one's place.
    await endSessions(tx, subject.id, "TWO_FACTOR_SET_UP", { except: tx.context.sessionId! });
  }
  await sql`UPDATE session SET two_factor = true, enrolling = false WHERE id = ${tx.context.sessionId}`.execute(tx.db);
  const sessionToken = await renewSession(tx);
  await record(tx, { action: "two-factor.enrol", subject, detail: replaces ? " in place of the earlier one" : "" });
  await mailUser(tx, config, subject.id, appSetUp);
  await announceFactor(
    tx,
    config,
    subject,
    replaces ? "set up another authenticator app" : "set up an authenticator app",
  );
  return { sessionToken, recoveryCodes: replaces ? null : codes.codes };
}

/** Whether this is a code of the app that is being set up: asked before recovery codes are hashed for it, which takes long. */
export async function isEnrolmentCode(tx: Tx, secrets: Secrets, code: string): Promise<boolean> {
  const { id } = ownSubject(tx);
  const { rows } = await sql<{ secret: Buffer }>`
    SELECT secret FROM totp_enrolment WHERE user_id = ${id} AND expires_at > ${tx.now}`.execute(tx.db);
  if (rows[0] === undefined) return false;
  const secret = (await secrets.open(tx, totpBinding(id), rows[0].secret)).toString("utf8");
  return acceptedStep(secret, code, tx.now, null) !== null;
}

/**
 * Takes the actor's own authenticator app away, with his recovery codes and trusted browsers, and his emergency mode. The caller's
 * transaction holds the locks of `changesAccess`.
 */
export async function removeTotp(tx: Tx, config: Config): Promise<UserError[]> {
  const subject = ownSubject(tx);
  await lockSessionsOf(tx, [subject.id]);
  const { enabled, required } = await readTwoFactor(tx, subject.id);
  if (!enabled) return [NOT_SET_UP];
  const unproven = await refuseUnproven(tx, "two-factor.remove", subject);
  if (unproven !== null) return unproven;
  if (required) {
    const detail = ": the practice requires a second factor";
    await record(tx, { action: "two-factor.remove", outcome: "REFUSED", subject, detail });
    const message = "Your practice requires a second factor. Set up another app in place of this one instead.";
    return [userError(null, "WRONG_STATE", message)];
  }
  await endSecondFactor(tx, config, subject.id);
  await record(tx, { action: "two-factor.remove", subject });
  await mailUser(tx, config, subject.id, appRemoved);
  await announceFactor(tx, config, subject, "removed the authenticator app");
  return [];
}

/** New recovery codes of the actor's own; the old ones die. They are hashed beforehand: nobody waits for that under a lock. */
export async function regenerateRecoveryCodes(
  tx: Tx,
  settings: MailSettings,
  codes: RecoveryCodes,
): Promise<UserError[]> {
  const subject = ownSubject(tx);
  // Held: of two at once the later one finds, and voids, the codes of the earlier.
  const { rows } = await sql`SELECT FROM totp WHERE user_id = ${subject.id} FOR UPDATE`.execute(tx.db);
  if (rows.length === 0) return [NOT_SET_UP];
  const unproven = await refuseUnproven(tx, "recovery-code.renew", subject);
  if (unproven !== null) return unproven;
  await storeRecoveryCodes(tx, subject.id, codes);
  await record(tx, { action: "recovery-code.renew", subject });
  await mailUser(tx, settings, subject.id, recoveryCodesRenewed);
  return [];
}

/**
 * Takes all of a user's second factor away, and what rests on it: emergency mode, too, on or awaiting its sign-in. The caller has locked
 * his sessions, and records it.
 */
export async function endSecondFactor(tx: Tx, config: Config, userId: string): Promise<void> {
  await deactivateOf(tx, config, userId, "TWO_FACTOR_RESET");
  await sql`DELETE FROM totp WHERE user_id = ${userId}`.execute(tx.db);
  await sql`DELETE FROM totp_enrolment WHERE user_id = ${userId}`.execute(tx.db);
  await sql`DELETE FROM recovery_code WHERE user_id = ${userId}`.execute(tx.db);
  await endBrowserTrusts(tx, userId);
}

/** The refusal of an act on the second factor in a session that has not shown it; null: it may go on. */
async function refuseUnproven(
  tx: Tx,
  action: "two-factor.enrol" | "two-factor.remove" | "recovery-code.renew",
  subject: AuditSubject,
): Promise<UserError[] | null> {
  const error = await unprovenFactor(tx);
  if (error === null) return null;
  await record(tx, { action, outcome: "REFUSED", subject, detail: NOT_PROVEN_DETAIL });
  return [error];
}

async function storeRecoveryCodes(tx: Tx, userId: string, { hashes, salt }: RecoveryCodes): Promise<void> {
  await sql`DELETE FROM recovery_code WHERE user_id = ${userId}`.execute(tx.db);
  await sql`
    INSERT INTO recovery_code (practice_id, user_id, code_hash, salt)
    SELECT ${tx.context.practiceId}, ${userId}, hash, ${salt} FROM unnest(${hashes}::bytea[]) AS hash`.execute(tx.db);
}

/** @throws UNAUTHENTICATED when the session has just ended; FORBIDDEN in BTG: a second factor belongs to who holds it. */
function ownSubject({ context: { actor } }: Tx): { type: "User"; id: string; label: string } {
  if (btgOf(actor) !== null) throw forbidden();
  if (actor.kind !== "USER") throw unauthenticated();
  return { type: "User", id: actor.userId, label: actor.name };
}
