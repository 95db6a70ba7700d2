import { sql } from "kysely";
import { record } from "../audit/record.ts";
import { userError, type UserError } from "../graphql/common.types.ts";
import { acceptedStep, newTotpSecret, otpauthUri } from "../identity/totp.ts";
import type { TwoFactor } from "../identity/two-factor.types.ts";
import { bindingOf, VENDOR_SEALED_COLUMNS } from "../secrets/sealed-columns.ts";
import type { VendorSecrets } from "../secrets/vendor-secrets.ts";
import type { Tx } from "../store/transaction.ts";
import { employeeOf, employeeSubject, enrolledEmployeeOf } from "./vendor-employee.ts";
import { endVendorSessions, renewVendorSession } from "./vendor-sessions.service.ts";

/** From the start of an enrolment to its confirmation. */
const ENROLMENT_MS = 10 * 60 * 1000;

const NO_RECOVERY_CODES =
  "An employee of the vendor has no recovery codes. Whoever runs Chartward gives a new second factor on the command line.";
const ALWAYS_REQUIRED =
  "An employee of the vendor always has a second factor. Set up another app in place of this one instead.";

export async function readVendorTwoFactor(tx: Tx, employeeId: string): Promise<TwoFactor> {
  const { rows } = await sql<{ confirmedAt: Date }>`
    SELECT confirmed_at AS "confirmedAt" FROM vendor.totp WHERE employee_id = ${employeeId}`.execute(tx.db);
  const totpConfirmedAt = rows[0]?.confirmedAt ?? null;
  return { enabled: totpConfirmedAt !== null, totpConfirmedAt, recoveryCodesLeft: 0, required: true };
}

/** Whether the code is the employee's, and takes it: a time step is accepted once, also when it comes many times at once. */
export async function acceptVendorCode(
  tx: Tx,
  secrets: VendorSecrets,
  employeeId: string,
  code: string,
): Promise<boolean> {
  const { rows } = await sql<{ secret: Buffer; lastStep: number }>`
    SELECT secret, last_step AS "lastStep" FROM vendor.totp WHERE employee_id = ${employeeId}`.execute(tx.db);
  if (rows[0] === undefined) return false;
  const secret = secrets.open(totpBinding(employeeId), rows[0].secret).toString("utf8");
  const step = acceptedStep(secret, code, tx.now, rows[0].lastStep);
  if (step === null) return false;
  const { rows: taken } = await sql`
    UPDATE vendor.totp SET last_step = ${step} WHERE employee_id = ${employeeId} AND last_step < ${step}
    RETURNING employee_id`.execute(tx.db);
  return taken.length > 0;
}

/** A new secret for the actor's authenticator app, in place of one that he has not confirmed. Until he does, nothing else changes. */
export async function startVendorEnrolment(
  tx: Tx,
  secrets: VendorSecrets,
  vendorName: string,
): Promise<{ uri: string; manualKey: string }> {
  const { employeeId } = employeeOf(tx);
  const secret = newTotpSecret();
  const sealed = secrets.seal(totpBinding(employeeId), Buffer.from(secret, "utf8"));
  const expiresAt = new Date(tx.now.getTime() + ENROLMENT_MS);
  await sql`
    INSERT INTO vendor.totp_enrolment (employee_id, secret, expires_at) VALUES (${employeeId}, ${sealed}, ${expiresAt})
    ON CONFLICT (employee_id) DO UPDATE SET secret = EXCLUDED.secret, expires_at = EXCLUDED.expires_at`.execute(tx.db);
  const { rows } = await sql<{ userName: string }>`
    SELECT user_name AS "userName" FROM vendor.employee WHERE id = ${employeeId}`.execute(tx.db);
  return { uri: otpauthUri(secret, { practice: `${vendorName} staff`, ...rows[0]! }), manualKey: secret };
}

/**
 * Sets the authenticator app up whose code this is, in place of an earlier one, and renews the session, which has shown the factor by it.
 * Sessions of the actor that know the password alone end: none of them sets up another app. The caller's transaction holds the realm's
 * access lock (`renewVendorSession`).
 * @returns the token of the renewed session; employees have no recovery codes.
 */
export async function confirmVendorEnrolment(
  tx: Tx,
  secrets: VendorSecrets,
  code: string,
): Promise<{ sessionToken: string; recoveryCodes: null } | UserError[]> {
  const { employeeId, name, sessionId } = employeeOf(tx);
  const subject = employeeSubject({ id: employeeId, name });
  const refuse = async (error: UserError, detail: string) => {
    await record(tx, { action: "two-factor.enrol", outcome: "REFUSED", subject, detail });
    return [error];
  };
  const { rows } = await sql<{ secret: Buffer; replaces: boolean }>`
    SELECT secret, EXISTS (SELECT FROM vendor.totp WHERE employee_id = ${employeeId}) AS replaces
    FROM vendor.totp_enrolment WHERE employee_id = ${employeeId} AND expires_at > ${tx.now}`.execute(tx.db);
  if (rows[0] === undefined)
    return refuse(userError(null, "EXPIRED", "A set-up is open for ten minutes. Start it again."), ": it had expired");
  const { secret: sealed, replaces } = rows[0];
  const step = acceptedStep(secrets.open(totpBinding(employeeId), sealed).toString("utf8"), code, tx.now, null);
  if (step === null) {
    const message =
      "This code is wrong. Type the one that the app shows now, and check that the device's clock is right.";
    return refuse(userError("code", "WRONG_CODE", message), ": the code was wrong");
  }
  await sql`DELETE FROM vendor.totp_enrolment WHERE employee_id = ${employeeId}`.execute(tx.db);
  await sql`
    INSERT INTO vendor.totp (employee_id, secret, confirmed_at, last_step) VALUES (${employeeId}, ${sealed}, ${tx.now}, ${step})
    ON CONFLICT (employee_id) DO UPDATE
      SET secret = EXCLUDED.secret, confirmed_at = EXCLUDED.confirmed_at, last_step = EXCLUDED.last_step`.execute(
    tx.db,
  );
  await sql`UPDATE vendor.session SET enrolling = false WHERE id = ${sessionId}`.execute(tx.db);
  await endVendorSessions(tx, employeeId, "TWO_FACTOR_RESET", { onlyEnrolling: true });
  const sessionToken = await renewVendorSession(tx);
  await record(tx, { action: "two-factor.enrol", subject, detail: replaces ? " in place of the earlier one" : "" });
  return { sessionToken, recoveryCodes: null };
}

/** No employee is without a second factor. @returns always what is wrong. */
export async function refuseVendorTotpRemoval(tx: Tx): Promise<UserError[]> {
  const { employeeId: id, name } = enrolledEmployeeOf(tx);
  const detail = ": employees of the vendor always have a second factor";
  await record(tx, { action: "two-factor.remove", outcome: "REFUSED", subject: employeeSubject({ id, name }), detail });
  return [userError(null, "WRONG_STATE", ALWAYS_REQUIRED)];
}

/** No employee has recovery codes. @returns always what is wrong. */
export async function refuseVendorRecoveryCodes(tx: Tx): Promise<UserError[]> {
  const { employeeId: id, name } = enrolledEmployeeOf(tx);
  const detail = ": employees of the vendor have none";
  await record(tx, {
    action: "recovery-code.renew",
    outcome: "REFUSED",
    subject: employeeSubject({ id, name }),
    detail,
  });
  return [userError(null, "WRONG_STATE", NO_RECOVERY_CODES)];
}

function totpBinding(employeeId: string): readonly string[] {
  return bindingOf(VENDOR_SEALED_COLUMNS[0]!, employeeId);
}
