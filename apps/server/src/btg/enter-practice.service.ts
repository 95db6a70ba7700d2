import { sql } from "kysely";
import { record } from "../audit/record.ts";
import type { Config } from "../config.ts";
import type { UserError } from "../graphql/common.types.ts";
import { unauthenticated } from "../graphql/errors.ts";
import type { Operation } from "../graphql/operation.ts";
import type { Dependencies } from "../graphql/request-context.ts";
import { SYSTEM, type BtgActor } from "../identity/actor.ts";
import { accessNameOf, employeeNameOf } from "../identity/btg-names.ts";
import { btgLockStatement, readOpenedBtg } from "../identity/open-btg.ts";
import { holdAccessStatement } from "../identity/open-session.ts";
import { signal } from "../live/signal.ts";
import { mailAdministrators } from "../mail/administrator-mail.service.ts";
import { noticeTexts } from "../notifications/notice-texts.ts";
import { raiseNotices } from "../notifications/notices.service.ts";
import { withContext, type Tx } from "../store/transaction.ts";
import type { UserState } from "../users/users.types.ts";
import { agentReferenceOf } from "./agent-reference.service.ts";
import { faultOfPresent, faultsOfUser, minutesInWords, REASON_WORDS } from "./btg-entry.policy.ts";
import { endBtgSession } from "./end-btg-session.service.ts";
import type { PlannedAccess } from "./open-btg-session.service.ts";

const MINUTE_MS = 60_000;

/**
 * In the practice, as a BTG session and in one transaction: makes the session, gives every user his notice, writes the log's entry, mails the
 * administrators and tells open live channels.
 * @returns what keeps it from being opened; then nothing of it stands.
 * @throws UNAUTHENTICATED when the employee's own session ended meanwhile.
 */
export async function enterPractice(
  operation: Operation,
  dependencies: Dependencies,
  planned: PlannedAccess,
): Promise<UserError[]> {
  const { config, secrets } = dependencies;
  const { id, onBehalfOf, employeeId } = planned;
  const practiceId = onBehalfOf.practiceUuid;
  const agentReference = await operation.apart((tx) => agentReferenceOf(tx, secrets, employeeId), {
    practiceId,
    actor: SYSTEM,
    sessionId: null,
  });
  const enter = async (tx: Tx) => {
    const userErrors = await insert(tx, config.vendorName, planned, agentReference);
    if (userErrors.length > 0) return userErrors;
    // As every later request finds it: who was signed out, or disabled, since the first transaction has opened nothing.
    const { rows } = await sql<Record<string, unknown>>`
      SELECT * FROM private.open_btg_session(decode(${operation.facts.credential!.hash}, 'hex'), ${id}, ${tx.now}, false)`.execute(
      tx.db,
    );
    const actor = readOpenedBtg(rows[0], employeeNameOf(config.vendorName), tx.now);
    if (actor === null) throw unauthenticated();
    await announce(withContext(tx, { ...tx.context, actor }), config, planned);
    return [];
  };
  return operation.apart(enter, { practiceId, actor: actorOf(config, planned, agentReference), sessionId: id });
}

async function insert(
  tx: Tx,
  vendorName: string,
  { id, onBehalfOf, entry, caller }: PlannedAccess,
  agentReference: string,
): Promise<UserError[]> {
  // Whoever disables the user waits for this and finds the session, or comes first and is seen. So does whoever ends it.
  await sql.raw(holdAccessStatement(onBehalfOf.practiceUuid)).execute(tx.db);
  await sql.raw(btgLockStatement(id, "SHARED")).execute(tx.db);
  const { rows: users } = await sql<{ id: string; state: UserState }>`
    SELECT id, state FROM user_account WHERE id = ANY (${[onBehalfOf.uuid, caller?.userId ?? null]}::uuid[])`.execute(
    tx.db,
  );
  const stateOf = (userId: string) => users.find((user) => user.id === userId)!.state;
  const faults = faultsOfUser({ name: onBehalfOf.name, state: stateOf(onBehalfOf.uuid) });
  if (faults.length > 0) return faults;
  const present = sql<{ id: string; case_number: string; expires_at: Date }>`
    SELECT id, case_number, expires_at FROM btg_session WHERE agent_reference = ${agentReference} AND ended_at IS NULL`;
  for (const { id: earlier, expires_at: limit } of (await present.execute(tx.db)).rows)
    if (limit <= tx.now) await endBtgSession(tx, vendorName, earlier, "EXPIRED");
  const verified = caller !== null && stateOf(caller.userId) === "ACTIVE" ? caller : null;
  const expiresAt = new Date(tx.now.getTime() + entry.minutes * MINUTE_MS);
  const { rows: inserted } = await sql`
    INSERT INTO btg_session (practice_id, id, on_behalf_of_user_id, agent_reference, reason_code, reason, case_number, ip_address, caller_verified_by,
      caller_user_id, opened_at, expires_at)
    VALUES (${onBehalfOf.practiceUuid}, ${id}, ${onBehalfOf.uuid}, ${agentReference}, ${entry.reasonCode}, ${entry.reason}, ${entry.caseNumber},
      ${tx.context.ipAddress}, ${verified?.method ?? null}, ${verified?.userId ?? null}, ${tx.now}, ${expiresAt})
    ON CONFLICT (practice_id, agent_reference) WHERE ended_at IS NULL DO NOTHING RETURNING id`.execute(tx.db);
  if (inserted.length > 0) return [];
  const { rows: live } = await present.execute(tx.db);
  return [faultOfPresent(live[0]?.case_number ?? entry.caseNumber)];
}

/** Tells the practice: users by notices, administrators by mail, the log by an entry, open channels by signals. */
async function announce(tx: Tx, config: Config, { id, onBehalfOf, entry }: PlannedAccess): Promise<void> {
  const { vendorName, publicUrl } = config;
  const accessName = accessNameOf(vendorName);
  await record(tx, {
    action: "btg.open",
    subject: { type: "User", id: onBehalfOf.uuid, label: onBehalfOf.name },
    reason: entry.reason,
    detail: ` for ${minutesInWords(entry.minutes)} (case ${entry.caseNumber})`,
  });
  await raiseNotices(tx, "VENDOR_ACCESS", id);
  const { label, path } = noticeTexts("VENDOR_ACCESS", vendorName);
  await mailAdministrators(tx, config, "VENDOR_ACCESS", {
    subject: label,
    body: `An employee of ${vendorName} accessed your account on behalf of ${onBehalfOf.name}, for ${minutesInWords(entry.minutes)} at most.
What for: ${REASON_WORDS[entry.reasonCode]}. Case: ${entry.caseNumber}.
All that is done in it stands in your audit report: ${publicUrl}${path}
Whoever has the right to end ${accessName} ends it at once with End now: ${publicUrl}/vendor-access
`,
  });
  await signal(tx, "btg", id);
}

/** Who acts, as far as it is known before the session stands: without rights. */
function actorOf({ vendorName }: Config, { id, onBehalfOf, entry }: PlannedAccess, agentReference: string): BtgActor {
  return {
    kind: "VENDOR_EMPLOYEE",
    realm: "PRACTICE",
    name: employeeNameOf(vendorName),
    btgSessionId: id,
    agentReference,
    reason: entry.reason,
    account: {
      practiceId: onBehalfOf.practiceUuid,
      userId: onBehalfOf.uuid,
      userKind: onBehalfOf.kind,
      name: onBehalfOf.name,
      rights: new Set(),
    },
  };
}
