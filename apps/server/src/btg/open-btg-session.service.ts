import { sql } from "kysely";
import { v7 as uuidv7 } from "uuid";
import { detailOf, record, type AuditSubject } from "../audit/record.ts";
import type { UserError } from "../graphql/common.types.ts";
import { ChartwardError, notFound } from "../graphql/errors.ts";
import type { Operation } from "../graphql/operation.ts";
import type { Dependencies } from "../graphql/request-context.ts";
import type { Throttle } from "../identity/throttle.ts";
import { callerOnCase, type VerifiedCaller } from "../support-pin/vendor-pin-verifications.service.ts";
import type { Tx } from "../store/transaction.ts";
import { findVendorUser } from "../vendor/vendor-directory.service.ts";
import { employeeOf } from "../vendor/vendor-employee.ts";
import type { VendorUser } from "../vendor/vendor.types.ts";
import { faultOfPresent, faultsOfEntry, faultsOfUser, minutesInWords, type BtgEntry } from "./btg-entry.policy.ts";
import { isLive } from "./btg-sessions.service.ts";
import { enterPractice } from "./enter-practice.service.ts";
import { findVendorBtgSession } from "./vendor-btg-sessions.service.ts";

/** An access whose true identity is kept, and which the practice does not know of yet. */
export interface PlannedAccess {
  readonly id: string;
  readonly employeeId: string;
  readonly onBehalfOf: VendorUser;
  /** Texts trimmed. */
  readonly entry: BtgEntry;
  /** Who was verified for this case, and by what; null: nobody. */
  readonly caller: VerifiedCaller | null;
  /** In the vendor's log. */
  readonly subject: AuditSubject;
}

/**
 * Breaks the glass, in two transactions, since no role of the database writes in both realms (ADR 0020). First the vendor's keeps who it truly
 * is; then the practice's makes the session, and tells its users and its log. If the second does not come to stand, nothing is open, and the
 * vendor's log says so.
 * @param userId on whose behalf.
 * @returns the id of the BTG session; null with userErrors.
 * @throws NOT_FOUND; RATE_LIMITED past ten an hour for an employee and practice.
 */
export async function openBtgSession(
  operation: Operation,
  dependencies: Dependencies,
  userId: string,
  entry: BtgEntry,
): Promise<{ id: string | null; userErrors: UserError[] }> {
  const planned = await operation.write((tx) => plan(tx, dependencies.throttle, userId, entry), {
    session: "SHARED",
    access: false,
  });
  if (planned instanceof ChartwardError) throw planned;
  if ("userErrors" in planned) return { id: null, userErrors: planned.userErrors };
  const { id, onBehalfOf, subject } = planned;
  const recordWhy = (outcome: "REFUSED" | "FAILURE", detail: string) =>
    operation.apart((tx) =>
      record(tx, { action: "btg.open", outcome, practiceId: onBehalfOf.practiceUuid, subject, detail }),
    );
  let userErrors: UserError[];
  try {
    userErrors = await enterPractice(operation, dependencies, planned);
  } catch (error) {
    // The answer to the practice's commit may be what was lost.
    const stands = await operation.apart(async (tx) => (await findVendorBtgSession(tx, id)) !== null);
    await recordWhy("FAILURE", stands ? ": its answer was lost, and it stands" : ": it did not come to stand");
    throw error;
  }
  if (userErrors.length === 0) return { id, userErrors };
  await recordWhy("REFUSED", detailOf(userErrors[0]!.message));
  return { id: null, userErrors };
}

/** In the vendor's realm: keeps who it truly is, with the entry of the vendor's log, before anything is open. */
async function plan(
  tx: Tx,
  throttle: Throttle,
  userId: string,
  given: BtgEntry,
): Promise<PlannedAccess | { userErrors: UserError[] } | ChartwardError> {
  const { employeeId, sessionId, name } = employeeOf(tx);
  const onBehalfOf = await findVendorUser(tx, userId);
  if (onBehalfOf === null) throw notFound();
  const { practiceUuid: practiceId } = onBehalfOf;
  const userErrors = [
    ...faultsOfUser(onBehalfOf),
    ...faultsOfEntry(given, { name, userName: await userNameOf(tx, employeeId) }),
    ...(await faultsOfPresent(tx, practiceId, employeeId)),
  ];
  if (userErrors.length > 0) return { userErrors };
  const subject = { type: "VendorUser", id: userId, label: onBehalfOf.name };
  const refusal = await refusalPastBudget(throttle.countOpening(employeeId, practiceId));
  if (refusal !== null) {
    const detail = ": it was opened too often within an hour";
    await record(tx, { action: "btg.open", outcome: "REFUSED", practiceId, subject, detail });
    return refusal;
  }
  const id = uuidv7();
  const entry = { ...given, reason: given.reason.trim(), caseNumber: given.caseNumber.trim() };
  await sql`
    INSERT INTO vendor.btg_session (id, practice_id, employee_id, session_id, opened_at)
    VALUES (${id}, ${practiceId}, ${employeeId}, ${sessionId}, ${tx.now})`.execute(tx.db);
  await record(tx, {
    action: "btg.open",
    practiceId,
    subject,
    reason: entry.reason,
    detail: ` for ${minutesInWords(entry.minutes)} (case ${entry.caseNumber})`,
  });
  const caller = await callerOnCase(tx, { practiceId, caseNumber: entry.caseNumber });
  return { id, employeeId, onBehalfOf, entry, caller, subject };
}

async function userNameOf(tx: Tx, employeeId: string): Promise<string> {
  const { rows } = await sql<{ user_name: string }>`
    SELECT user_name FROM vendor.employee WHERE id = ${employeeId}`.execute(tx.db);
  return rows[0]!.user_name;
}

/** What the budget answers; it is thrown after the commit, so that its entry stands. */
function refusalPastBudget(counted: Promise<void>): Promise<ChartwardError | null> {
  return counted.then(
    () => null,
    (error: unknown) => {
      if (error instanceof ChartwardError) return error;
      throw error;
    },
  );
}

/** One live session an agent and practice. */
async function faultsOfPresent(tx: Tx, practiceId: string, employeeId: string): Promise<UserError[]> {
  const { rows } = await sql<{ caseNumber: string }>`
    SELECT b.case_number AS "caseNumber" FROM vendor.btg_directory b
    WHERE b.practice_id = ${practiceId} AND b.employee_id = ${employeeId} AND ${isLive(tx.now)}`.execute(tx.db);
  return rows.map(({ caseNumber }) => faultOfPresent(caseNumber));
}
