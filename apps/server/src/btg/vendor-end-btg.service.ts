import { sql } from "kysely";
import { record } from "../audit/record.ts";
import type { UserError } from "../graphql/common.types.ts";
import { notFound } from "../graphql/errors.ts";
import type { Operation } from "../graphql/operation.ts";
import type { Dependencies } from "../graphql/request-context.ts";
import { SYSTEM, type BtgActor, type OperationContext } from "../identity/actor.ts";
import { accessNameOf, employeeNameOf } from "../identity/btg-names.ts";
import { inTransaction } from "../store/transaction.ts";
import { findVendorUser } from "../vendor/vendor-directory.service.ts";
import { employeeOf, VENDOR_REALM } from "../vendor/vendor-employee.ts";
import { agentReferenceOf } from "./agent-reference.service.ts";
import { endBtgSession, endedAlready } from "./end-btg-session.service.ts";
import { findVendorBtgSession } from "./vendor-btg-sessions.service.ts";

/** Opening takes no longer than this between its two transactions. */
const OPENING_MS = 60_000;

/**
 * End, by the agent or a supervisor: in the practice first, where it holds, then the entry of the vendor's log.
 * @throws NOT_FOUND for a session that the employee may not know of.
 */
export async function endVendorBtgSession(
  operation: Operation,
  dependencies: Dependencies,
  id: string,
): Promise<UserError[]> {
  const { secrets, config } = dependencies;
  const { employee, session, user } = await operation.apart(async (tx) => {
    const found = await findVendorBtgSession(tx, id);
    if (found === null) throw notFound();
    return { employee: employeeOf(tx), session: found, user: (await findVendorUser(tx, found.onBehalfOfUuid))! };
  });
  const { practiceUuid: practiceId, reason, employeeUuid } = session;
  const agentReference = await operation.apart((tx) => agentReferenceOf(tx, secrets, employee.employeeId), {
    practiceId,
    actor: SYSTEM,
    sessionId: null,
  });
  const actor: BtgActor = {
    kind: "VENDOR_EMPLOYEE",
    realm: "PRACTICE",
    name: employeeNameOf(config.vendorName),
    btgSessionId: id,
    agentReference,
    reason,
    account: { practiceId, userId: user.uuid, userKind: user.kind, name: user.name, rights: new Set() },
  };
  const cause = employeeUuid === employee.employeeId ? "AGENT" : "SUPERVISOR";
  const ended = await operation.apart((tx) => endBtgSession(tx, config.vendorName, id, cause), {
    practiceId,
    actor,
    sessionId: id,
  });
  if (!ended) return [endedAlready()];
  await operation.apart((tx) =>
    record(tx, {
      action: "btg.end",
      practiceId,
      subject: { type: "VendorBtgSession", id, label: accessNameOf(config.vendorName) },
      detail: ` that was on behalf of ${user.name} (case ${session.caseNumber})`,
    }),
  );
  return [];
}

/**
 * Ends the BTG sessions of an employee whose own session, or whose account, has just ended: after that has committed, and before it is
 * acknowledged.
 * @param only of this session of his; all of his, when it is absent.
 */
export async function endBtgSessionsOfEmployee(
  dependencies: Pick<Dependencies, "store" | "clock" | "config">,
  employeeId: string,
  cause: "VENDOR_EMPLOYEE_SIGNED_OUT",
  only?: { readonly sessionId: string },
): Promise<void> {
  const { store, clock, config } = dependencies;
  const from = { requestId: "btg", ipAddress: null, sessionId: null };
  const context: OperationContext = { ...from, ...VENDOR_REALM };
  const sessions = await inTransaction(store, context, clock(), async (tx) => {
    // One that is being opened has its identity already, and no row in its practice yet: its lock is waited for.
    const { rows } = await sql<{ id: string; practiceId: string }>`
      SELECT e.id, e.practice_id AS "practiceId" FROM vendor.btg_session e LEFT JOIN vendor.btg_directory b ON b.id = e.id
      WHERE e.employee_id = ${employeeId} AND ${only === undefined ? sql`true` : sql`e.session_id = ${only.sessionId}`}
        AND b.ended_at IS NULL AND (b.id IS NOT NULL OR e.opened_at > ${new Date(tx.now.getTime() - OPENING_MS)})
      ORDER BY e.id`.execute(tx.db);
    return rows;
  });
  for (const { id, practiceId } of sessions)
    await inTransaction(store, { ...from, practiceId, actor: SYSTEM }, clock(), (tx) =>
      endBtgSession(tx, config.vendorName, id, cause),
    );
}
