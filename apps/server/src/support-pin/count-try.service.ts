import { sql, type RawBuilder, type SqlBool } from "kysely";
import { v7 as uuidv7 } from "uuid";
import { record } from "../audit/record.ts";
import { userError, type UserError } from "../graphql/common.types.ts";
import { ChartwardError, notFound } from "../graphql/errors.ts";
import type { Tx } from "../store/transaction.ts";
import { findVendorUser } from "../vendor/vendor-directory.service.ts";
import { employeeOf } from "../vendor/vendor-employee.ts";
import type { VendorUser } from "../vendor/vendor.types.ts";
import type { PinVerificationMethod } from "./support-pin.types.ts";
import {
  AGENT_BUDGETS,
  decidingOf,
  standingOf,
  USER_BUDGETS,
  waitInWords,
  type Standing,
} from "./try-budgets.policy.ts";
import type { PinChannel } from "./vendor-pin.types.ts";

/** What an agent says of a caller, besides what the caller gave. Texts trimmed. */
export interface CallerOnCase {
  readonly userId: string;
  readonly caseNumber: string;
  readonly channel: PinChannel;
}

/** A try that counts, whatever becomes of it. */
export interface CountedTry {
  readonly id: string;
  readonly employeeId: string;
  readonly user: VendorUser;
  /** If it is wrong, of user and agent. */
  readonly triesLeft: number;
  /** It is the user's last one. */
  readonly isLast: boolean;
}

/** What each method is called in the logs. */
export const METHOD_ACTIONS = { SUPPORT_PIN: "support-pin", ONE_TIME_CODE: "support-code" } as const;

/** Within this time one entry says that tries were refused: a flood of them fills no log. */
const REFUSAL_MS = 60_000;

const CHANNEL_WORDS: Record<PinChannel, string> = { PHONE: "by phone", TICKET: "by ticket", EMAIL: "by e-mail" };

/** Goes on with the sentence of a log. */
export function caseInWords({ caseNumber, channel }: Pick<CallerOnCase, "caseNumber" | "channel">): string {
  return ` (case ${caseNumber}, ${CHANNEL_WORDS[channel]})`;
}

/**
 * Counts a try in the vendor's realm, before anything is compared: once this has committed, no crash gives it back. However many come at
 * once, in whichever process, no more are counted than the budgets hold.
 * @returns why not, where a budget is spent, which stands in the vendor's log; where the agent has another under way; or where there is no code
 *   that could match.
 * @throws NOT_FOUND
 */
export async function countTry(
  tx: Tx,
  method: PinVerificationMethod,
  caller: CallerOnCase,
): Promise<CountedTry | { readonly refusal: ChartwardError } | { readonly userErrors: UserError[] }> {
  const { employeeId, sessionId } = employeeOf(tx);
  const user = await findVendorUser(tx, caller.userId);
  if (user === null) throw notFound();
  // An agent's own are not waited for: many at once would take all of the vendor's connections.
  const { rows } = await sql<{ isOnly: boolean }>`
    SELECT pg_try_advisory_xact_lock(${lockOf(`agent ${employeeId}`)}) AS "isOnly"`.execute(tx.db);
  if (!rows[0]!.isOnly) return { refusal: underWay() };
  await sql`SELECT pg_advisory_xact_lock(${lockOf(`user ${caller.userId}`)})`.execute(tx.db);
  const { users, agents } = await standingsOf(tx, method, caller.userId);
  const entry = {
    action: `${METHOD_ACTIONS[method]}.try`,
    practiceId: user.practiceUuid,
    subject: { type: "VendorUser", id: user.uuid, label: user.name },
  } as const;
  const refusal = refusalOf(method, users, agents, tx.now);
  if (refusal !== null) {
    const detail = `${caseInWords(caller)}: too many have been wrong`;
    // With his own budget spent, it does not matter whose PIN the agent tries.
    const ofWhom = agents.retryAt === null ? caller.userId : null;
    if (!(await isRefusalRecorded(tx, entry.action, employeeId, ofWhom)))
      await record(tx, { ...entry, outcome: "REFUSED", detail });
    return { refusal };
  }
  if (method === "ONE_TIME_CODE" && !(await isCodeInForce(tx, caller)))
    return { userErrors: [userError("caseNumber", "WRONG_STATE", "No code is in force for this case. Send one.")] };
  const id = uuidv7();
  await sql`
    INSERT INTO vendor.pin_try (id, practice_id, user_id, employee_id, session_id, method, case_number, channel, tried_at)
    VALUES (${id}, ${user.practiceUuid}, ${user.uuid}, ${employeeId}, ${sessionId}, ${method}, ${caller.caseNumber}, ${caller.channel},
      ${tx.now})`.execute(tx.db);
  await record(tx, { ...entry, detail: caseInWords(caller) });
  return {
    id,
    employeeId,
    user,
    triesLeft: Math.min(users.left, agents.left) - 1,
    isLast: users.left === 1,
  };
}

/** Counts nothing. @returns why nothing can be validated of this user by this agent now; null: it can. */
export async function refusalOfTries(
  tx: Tx,
  method: PinVerificationMethod,
  userId: string,
): Promise<ChartwardError | null> {
  const { users, agents } = await standingsOf(tx, method, userId);
  return refusalOf(method, users, agents, tx.now);
}

async function standingsOf(
  tx: Tx,
  method: PinVerificationMethod,
  userId: string,
): Promise<{ users: Standing; agents: Standing }> {
  const ofUser = sql<SqlBool>`t.user_id = ${userId} AND t.method = ${method}`;
  const ofAgent = sql<SqlBool>`t.employee_id = ${employeeOf(tx).employeeId} AND t.method = ${method}`;
  return {
    users: standingOf(USER_BUDGETS, await wrongOnes(tx, ofUser, decidingOf(USER_BUDGETS)), tx.now),
    agents: standingOf(AGENT_BUDGETS, await wrongOnes(tx, ofAgent, decidingOf(AGENT_BUDGETS)), tx.now),
  };
}

async function isCodeInForce(tx: Tx, { userId, caseNumber }: CallerOnCase): Promise<boolean> {
  const { rows } = await sql`
    SELECT FROM vendor.support_code_directory
    WHERE user_id = ${userId} AND case_number = ${caseNumber} AND expires_at > ${tx.now}`.execute(tx.db);
  return rows.length > 0;
}

/** When the newest wrong tries were made, the newest first; one that is under way counts as wrong. */
async function wrongOnes(tx: Tx, matching: RawBuilder<SqlBool>, atMost: number): Promise<Date[]> {
  const { rows } = await sql<{ triedAt: Date }>`
    SELECT t.tried_at AS "triedAt" FROM vendor.pin_directory t WHERE ${matching} AND t.verified_at IS NULL
    ORDER BY t.tried_at DESC LIMIT ${atMost}`.execute(tx.db);
  return rows.map(({ triedAt }) => triedAt);
}

function lockOf(counted: string): RawBuilder<unknown> {
  return sql`hashtextextended(${`pin tries of ${counted}`}, 0)`;
}

/** @param userId null: of whomever. */
async function isRefusalRecorded(tx: Tx, action: string, employeeId: string, userId: string | null): Promise<boolean> {
  const since = new Date(tx.now.getTime() - REFUSAL_MS);
  const { rows } = await sql`
    SELECT FROM vendor.audit_entry
    WHERE employee_id = ${employeeId} AND occurred_at > ${since} AND action = ${action} AND outcome = 'REFUSED'
      AND (${userId}::text IS NULL OR payload::jsonb #>> '{subject,id}' = ${userId}) LIMIT 1`.execute(tx.db);
  return rows.length > 0;
}

function underWay(): ChartwardError {
  const message = "You are validating another PIN or code. Wait a second for its answer, and send this one again.";
  return new ChartwardError("RATE_LIMITED", message, { retryAfterSeconds: 1 });
}

/** Null: a try is left. */
function refusalOf(method: PinVerificationMethod, users: Standing, agents: Standing, now: Date): ChartwardError | null {
  const retryAt = Math.max(users.retryAt?.getTime() ?? 0, agents.retryAt?.getTime() ?? 0);
  if (retryAt === 0) return null;
  const retryAfterSeconds = Math.ceil((retryAt - now.getTime()) / 1000);
  const whose = users.retryAt === null ? "you have given" : "have been given for this user";
  const things = method === "SUPPORT_PIN" ? "Support PINs" : "codes";
  const wait = `Wait ${waitInWords(retryAfterSeconds)}, or verify the caller in another way.`;
  return new ChartwardError("RATE_LIMITED", `Too many wrong ${things} ${whose}. ${wait}`, { retryAfterSeconds });
}
