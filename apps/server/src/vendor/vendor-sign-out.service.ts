import { sql } from "kysely";
import { record } from "../audit/record.ts";
import { endBtgSessionsOfEmployee } from "../btg/vendor-end-btg.service.ts";
import { userError, type UserError } from "../graphql/common.types.ts";
import { notFound, unauthenticated } from "../graphql/errors.ts";
import type { RequestContext } from "../graphql/request-context.ts";
import { sessionLockStatement } from "../identity/open-session.ts";
import type { Tx } from "../store/transaction.ts";
import { employeeSubject, enrolledEmployeeOf, VENDOR_REALM } from "./vendor-employee.ts";
import { asEmployee, lockSessionsOfEmployee, openVendorSession } from "./vendor-sessions.service.ts";

/**
 * Ends the session of an employee's request, made in the vendor's realm or in a BTG session, and his BTG sessions with it: nothing of them
 * commits after the answer.
 * @throws UNAUTHENTICATED when it has just ended.
 */
export async function signOutEmployee({ operation, dependencies }: RequestContext): Promise<void> {
  const { credential } = operation.facts;
  if (credential === null) throw unauthenticated();
  const { employeeId, sessionId } = await operation.apart(async (tx) => {
    await sql.raw(sessionLockStatement(credential.hash, "EXCLUSIVE")).execute(tx.db);
    const actor = await openVendorSession(tx, Buffer.from(credential.hash, "hex"));
    if (actor === null) throw unauthenticated();
    await markSignedOut(tx, actor.sessionId);
    const subject = employeeSubject({ id: actor.employeeId, name: actor.name });
    await record(asEmployee(tx, actor), { action: "session.end", subject });
    return actor;
  }, VENDOR_REALM);
  await endBtgSessionsOfEmployee(dependencies, employeeId, "VENDOR_EMPLOYEE_SIGNED_OUT", { sessionId });
}

/**
 * Ends one of the actor's own sessions, in the vendor's realm. The caller ends its BTG sessions after the commit.
 * @throws NOT_FOUND for what is none of his.
 */
export async function endOwnVendorSession(tx: Tx, sessionId: string): Promise<UserError[]> {
  const { employeeId, name } = enrolledEmployeeOf(tx);
  const { rows } = await sql<{ device: string; ipAddress: string }>`
    SELECT device, host(ip_address) AS "ipAddress" FROM vendor.session
    WHERE id = ${sessionId} AND employee_id = ${employeeId}`.execute(tx.db);
  if (rows[0] === undefined) throw notFound();
  await lockSessionsOfEmployee(tx, employeeId);
  if (!(await markSignedOut(tx, sessionId)))
    return [userError("sessionId", "WRONG_STATE", "This session has ended already. There is nothing to end.")];
  await record(tx, {
    action: "session.revoke",
    subject: employeeSubject({ id: employeeId, name }),
    detail: ` the session with ${rows[0].device} (${rows[0].ipAddress})`,
  });
  return [];
}

/** Ends the BTG sessions of sessions of the actor's own that have just ended; there are none of a user of a practice. */
export async function endBtgSessionsOfOwn(
  { operation, dependencies }: RequestContext,
  sessionIds: readonly string[],
): Promise<void> {
  const { actor } = operation;
  if (actor.kind !== "VENDOR_EMPLOYEE" || actor.realm !== "VENDOR") return;
  for (const sessionId of sessionIds)
    await endBtgSessionsOfEmployee(dependencies, actor.employeeId, "VENDOR_EMPLOYEE_SIGNED_OUT", { sessionId });
}

async function markSignedOut(tx: Tx, sessionId: string): Promise<boolean> {
  const { rows } = await sql`
    UPDATE vendor.session SET ended_at = ${tx.now}, end_cause = 'SIGN_OUT' WHERE id = ${sessionId} AND ended_at IS NULL
    RETURNING id`.execute(tx.db);
  return rows.length > 0;
}
