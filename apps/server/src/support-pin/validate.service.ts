import { sql } from "kysely";
import { record } from "../audit/record.ts";
import { faultsOfCaseNumber } from "../btg/btg-entry.policy.ts";
import { userError, type UserError } from "../graphql/common.types.ts";
import { unauthenticated } from "../graphql/errors.ts";
import type { Operation } from "../graphql/operation.ts";
import type { Dependencies } from "../graphql/request-context.ts";
import { mailUser } from "../identity/account-mail.service.ts";
import { SYSTEM } from "../identity/actor.ts";
import { raiseNotices } from "../notifications/notices.service.ts";
import type { NoticeKind } from "../notifications/notices.types.ts";
import { withContext, type Tx } from "../store/transaction.ts";
import { caseInWords, countTry, METHOD_ACTIONS, type CallerOnCase, type CountedTry } from "./count-try.service.ts";
import { isPin, isSameSecret, PIN_RULE } from "./pin-digits.policy.ts";
import { exchangeSupportPin, openSealed, openSupportPin, replaceSupportPin } from "./pin-store.service.ts";
import { endSupportCodes } from "../identity/end-support-codes.service.ts";
import { asSupportAgent } from "./support-agent.service.ts";
import { CODE_RULE, readSupportCode, supportCodeBinding } from "./support-code.ts";
import * as mails from "./support-mails.ts";
import type { PinVerificationMethod } from "./support-pin.types.ts";
import { ALARM } from "./try-budgets.policy.ts";
import { findVendorPinVerification } from "./vendor-pin-verifications.service.ts";
import type { VendorPinVerification } from "./vendor-pin.types.ts";

/** A PinVerification counts for so long. */
const VERIFICATION_MS = 30 * 60 * 1000;

/** What an agent types in. */
export interface GivenByCaller extends CallerOnCase {
  /** The PIN or the code. */
  readonly typed: string;
}

/** What became of it; `matched` is null where nothing was compared. */
export interface Validation {
  readonly matched: boolean | null;
  readonly message: string | null;
  readonly triesLeft: number | null;
  readonly verification: VendorPinVerification | null;
  readonly userErrors: UserError[];
}

/** A way of verifying a caller. */
interface Method {
  readonly name: PinVerificationMethod;
  /** Of the input, for what is no PIN or code at all. */
  readonly field: "pin" | "code";
  readonly rule: string;
  readonly messages: { readonly matched: string; readonly notMatched: string };
  /** What was typed as it is kept; null: it cannot be one. */
  readonly read: (typed: string) => string | null;
  /** Whether it is the user's, and takes it: once, however many come at once. */
  readonly accept: (tx: Tx, dependencies: Dependencies, caller: GivenByCaller) => Promise<boolean>;
  /** After the user's last wrong one: what was guessed at holds no more. */
  readonly spend: (tx: Tx, dependencies: Dependencies, user: { id: string; name: string }) => Promise<void>;
  /** In the log, of one that was taken. */
  readonly changed: string;
  /** How the owner is told: it matched, it did not, and it was the last one. */
  readonly notices: { readonly matched: NoticeKind; readonly notMatched: NoticeKind; readonly last: NoticeKind };
  readonly mails: { readonly matched: ComposeMail; readonly notMatched: ComposeMail; readonly last: ComposeMail };
}

type ComposeMail = typeof mails.supportPinValidated;

const SUPPORT_PIN: Method = {
  name: "SUPPORT_PIN",
  field: "pin",
  rule: PIN_RULE,
  messages: { matched: "The Support PIN matched.", notMatched: "The Support PIN did not match." },
  read: (typed) => (isPin(typed) ? typed : null),
  async accept(tx, dependencies, { userId, typed }) {
    const pin = await openSupportPin(tx, dependencies, userId);
    if (pin === null || pin.digits === null || !isSameSecret(typed, pin.digits)) return false;
    return exchangeSupportPin(tx, dependencies.secrets, userId, pin, { validated: true });
  },
  async spend(tx, dependencies, { id, name }) {
    await replaceSupportPin(tx, dependencies, id);
    await record(withContext(tx, { ...tx.context, actor: SYSTEM }), {
      action: "support-pin.replace",
      subject: { type: "User", id, label: name },
      changes: [{ field: "supportPin", before: "(secret)", after: "(changed)" }],
      detail: ", since too many wrong ones were given",
    });
  },
  changed: "supportPin",
  notices: { matched: "SUPPORT_PIN_VALIDATED", notMatched: "SUPPORT_PIN_REFUSED", last: "SUPPORT_PIN_REPLACED" },
  mails: { matched: mails.supportPinValidated, notMatched: mails.supportPinRefused, last: mails.supportPinReplaced },
};

const ONE_TIME_CODE: Method = {
  name: "ONE_TIME_CODE",
  field: "code",
  rule: CODE_RULE,
  messages: { matched: "The code matched.", notMatched: "The code did not match." },
  read: readSupportCode,
  async accept(tx, dependencies, { userId, caseNumber, typed }) {
    const { rows } = await sql<{ id: string; code: Buffer }>`
      SELECT id, code FROM support_code
      WHERE user_id = ${userId} AND case_number = ${caseNumber} AND ended_at IS NULL AND expires_at > ${tx.now}`.execute(
      tx.db,
    );
    if (rows[0] === undefined) return false;
    const { id, code } = rows[0];
    const kept = await openSealed(tx, dependencies, supportCodeBinding(id), code);
    if (kept === null || !isSameSecret(typed, kept)) return false;
    const { rows: taken } = await sql`
      UPDATE support_code SET ended_at = ${tx.now}, code = NULL WHERE id = ${id} AND ended_at IS NULL RETURNING id`.execute(
      tx.db,
    );
    return taken.length > 0;
  },
  spend: async (tx, _dependencies, { id }) => endSupportCodes(tx, id),
  changed: "supportCode",
  notices: { matched: "SUPPORT_CODE_VALIDATED", notMatched: "SUPPORT_CODE_REFUSED", last: "SUPPORT_CODE_REFUSED" },
  mails: { matched: mails.supportCodeValidated, notMatched: mails.supportCodeRefused, last: mails.supportCodeRefused },
};

/** Validates what a caller gave as the user's Support PIN. A match replaces it. @throws RATE_LIMITED, NOT_FOUND, UNAUTHENTICATED */
export function validateSupportPin(operation: Operation, dependencies: Dependencies, given: GivenByCaller) {
  return validate(operation, dependencies, SUPPORT_PIN, given);
}

/** Validates what a caller gave as the code that was mailed to the user. A match uses it up. @throws RATE_LIMITED, NOT_FOUND, UNAUTHENTICATED */
export function validateSupportCode(operation: Operation, dependencies: Dependencies, given: GivenByCaller) {
  return validate(operation, dependencies, ONE_TIME_CODE, given);
}

/**
 * In transactions one after the other, since no role of the database writes in both realms: count, compare, and say what came of it.
 * @throws UNAUTHENTICATED when the agent's session ended after the count: nothing matched, and whatever a wrong try does is done.
 */
async function validate(
  operation: Operation,
  dependencies: Dependencies,
  method: Method,
  { typed, ...rest }: GivenByCaller,
): Promise<Validation> {
  const read = method.read(typed);
  const userErrors = [
    ...(read === null ? [userError(method.field, "INVALID", method.rule)] : []),
    ...faultsOfCaseNumber(rest.caseNumber),
  ];
  if (read === null || userErrors.length > 0) return unevaluated(userErrors);
  if (!operation.claimPinEvaluation())
    return unevaluated([
      userError(null, "WRONG_STATE", "A request validates one PIN or code. Send the next by itself."),
    ]);
  const caller = { ...rest, caseNumber: rest.caseNumber.trim(), typed: read };
  const counted = await operation.write((tx) => countTry(tx, method.name, caller), {
    session: "SHARED",
    access: false,
  });
  if ("refusal" in counted) throw counted.refusal;
  if ("userErrors" in counted) return unevaluated(counted.userErrors);
  const meeting = { ...counted, evenSignedOut: true };
  const { matched, isSignedIn } = await asSupportAgent(operation, dependencies, meeting, async (tx, met) => {
    // Who has signed out matches nothing, but the try is counted: its owner is told, and the last one has its effect.
    const matches = met.isActive && met.isSignedIn && (await method.accept(tx, dependencies, caller));
    if (matches) await verify(tx, method, caller, counted, met.agentReference);
    else await refuse(tx, dependencies, method, caller, counted);
    if (met.isActive) await tellOwner(tx, dependencies, method, caller, counted, matches);
    return { matched: matches, isSignedIn: met.isSignedIn };
  });
  await recordForVendor(operation, dependencies, method, caller, counted, matched);
  if (!isSignedIn) throw unauthenticated();
  return {
    matched,
    message: matched ? method.messages.matched : method.messages.notMatched,
    triesLeft: matched ? counted.triesLeft + 1 : counted.triesLeft,
    verification: matched ? await findVendorPinVerification(await operation.read(), counted.id) : null,
    userErrors: [],
  };
}

function unevaluated(userErrors: UserError[]): Validation {
  return { matched: null, message: null, triesLeft: null, verification: null, userErrors };
}

async function verify(
  tx: Tx,
  { name, changed }: Method,
  caller: CallerOnCase,
  { id, user }: CountedTry,
  agentReference: string,
): Promise<void> {
  const expiresAt = new Date(tx.now.getTime() + VERIFICATION_MS);
  await sql`
    INSERT INTO pin_verification (practice_id, id, user_id, agent_reference, method, case_number, channel, verified_at, expires_at)
    VALUES (${user.practiceUuid}, ${id}, ${user.uuid}, ${agentReference}, ${name}, ${caller.caseNumber}, ${caller.channel}, ${tx.now},
      ${expiresAt})`.execute(tx.db);
  await record(tx, {
    action: `${METHOD_ACTIONS[name]}.validate`,
    subject: { type: "User", id: user.uuid, label: user.name },
    changes: [{ field: changed, before: "(secret)", after: name === "SUPPORT_PIN" ? "(changed)" : null }],
    detail: caseInWords(caller),
  });
}

async function refuse(
  tx: Tx,
  dependencies: Dependencies,
  method: Method,
  caller: CallerOnCase,
  { user, isLast }: CountedTry,
): Promise<void> {
  await record(tx, {
    action: `${METHOD_ACTIONS[method.name]}.validate`,
    outcome: "REFUSED",
    subject: { type: "User", id: user.uuid, label: user.name },
    detail: caseInWords(caller),
  });
  if (isLast) await method.spend(tx, dependencies, { id: user.uuid, name: user.name });
}

/** At once by a notice, and by mail; of each try, right or wrong. */
async function tellOwner(
  tx: Tx,
  { config }: Dependencies,
  method: Method,
  { caseNumber }: CallerOnCase,
  { id, user, isLast }: CountedTry,
  isRight: boolean,
): Promise<void> {
  const outcome = isRight ? "matched" : isLast ? "last" : "notMatched";
  await raiseNotices(tx, method.notices[outcome], id, [user.uuid]);
  const compose = method.mails[outcome]({ vendorName: config.vendorName, caseNumber });
  await mailUser(tx, config, user.uuid, compose);
}

/** The vendor's log says what came of the try; too many wrong ones over all are an alarm, once an hour. */
async function recordForVendor(
  operation: Operation,
  { log }: Dependencies,
  { name }: Method,
  caller: CallerOnCase,
  { user }: CountedTry,
  matched: boolean,
): Promise<void> {
  const alarmed = await operation.apart(async (tx) => {
    await record(tx, {
      action: `${METHOD_ACTIONS[name]}.validate`,
      outcome: matched ? "SUCCESS" : "REFUSED",
      practiceId: user.practiceUuid,
      subject: { type: "VendorUser", id: user.uuid, label: user.name },
      detail: caseInWords(caller),
    });
    return matched ? null : raiseAlarm(tx);
  });
  if (alarmed !== null) log.error({ wrong: alarmed }, "Many wrong Support PINs and codes were given within an hour");
}

/** @returns how many there were, where this is the first alarm of the hour. */
async function raiseAlarm(tx: Tx): Promise<number | null> {
  const since = new Date(tx.now.getTime() - ALARM.milliseconds);
  const { rows } = await sql<{ wrong: number }>`
    SELECT count(*) AS wrong FROM vendor.pin_directory WHERE tried_at > ${since} AND verified_at IS NULL`.execute(
    tx.db,
  );
  const { wrong } = rows[0]!;
  if (wrong < ALARM.wrong) return null;
  await sql`SELECT pg_advisory_xact_lock(hashtextextended('pin alarm', 0))`.execute(tx.db);
  const { rows: raised } = await sql`
    SELECT FROM vendor.audit_entry WHERE occurred_at > ${since} AND action = 'support-pin.alarm' LIMIT 1`.execute(
    tx.db,
  );
  if (raised.length > 0) return null;
  await record(withContext(tx, { ...tx.context, actor: SYSTEM, sessionId: null }), {
    action: "support-pin.alarm",
    detail: `: ${wrong} within an hour`,
  });
  return wrong;
}
