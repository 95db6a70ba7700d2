import { sql } from "kysely";
import { v7 as uuidv7 } from "uuid";
import { record } from "../audit/record.ts";
import { faultsOfCaseNumber } from "../btg/btg-entry.policy.ts";
import { userError, type UserError } from "../graphql/common.types.ts";
import { ChartwardError, notFound } from "../graphql/errors.ts";
import type { Operation } from "../graphql/operation.ts";
import type { Dependencies } from "../graphql/request-context.ts";
import { queueMail } from "../mail/mail.service.ts";
import type { Tx } from "../store/transaction.ts";
import { findVendorUser } from "../vendor/vendor-directory.service.ts";
import { employeeOf } from "../vendor/vendor-employee.ts";
import type { VendorUser } from "../vendor/vendor.types.ts";
import { refusalOfTries } from "./count-try.service.ts";
import { endSupportCodes } from "../identity/end-support-codes.service.ts";
import { asSupportAgent } from "./support-agent.service.ts";
import { newSupportCode, supportCodeBinding } from "./support-code.ts";
import { supportCode } from "./support-mails.ts";

const LIFETIME_MS = 10 * 60 * 1000;
const INACTIVE = "the user is not active";

/**
 * Mails a user a one-time code for a case, to the address on file. It voids the one before.
 * @returns when it ends; null with userErrors.
 * @throws NOT_FOUND, RATE_LIMITED
 */
export async function sendSupportCode(
  operation: Operation,
  dependencies: Dependencies,
  userId: string,
  given: string,
): Promise<{ expiresAt: Date | null; userErrors: UserError[] }> {
  const caseNumber = given.trim();
  const { employeeId, user, refusal } = await addresseeOf(await operation.read(), userId);
  await operation.finish();
  const faultsOfCase = faultsOfCaseNumber(given);
  // What is no case number stands in no log.
  const detail = faultsOfCase.length === 0 ? ` (case ${caseNumber})` : "";
  const ofVendor = {
    action: "support-code.send",
    practiceId: user.practiceUuid,
    subject: { type: "VendorUser", id: userId, label: user.name },
  } as const;
  const refuse = (why: string) =>
    operation.apart((tx) => record(tx, { ...ofVendor, outcome: "REFUSED", detail: `${detail}: ${why}` }));
  const isActive = user.state === "ACTIVE";
  const userErrors = [...faultsOfState(user, isActive), ...faultsOfCase];
  if (!isActive) await refuse(INACTIVE);
  if (userErrors.length > 0) return { expiresAt: null, userErrors };
  if (refusal !== null) {
    await refuse("too many have been wrong");
    throw refusal;
  }
  try {
    await dependencies.throttle.countSupportCode(employeeId, userId);
  } catch (error) {
    if (error instanceof ChartwardError) await refuse("too many were mailed");
    throw error;
  }
  await operation.write((tx) => record(tx, { ...ofVendor, detail }), { session: "SHARED", access: false });
  const sent = await asSupportAgent(operation, dependencies, { employeeId, user }, async (tx, met) => {
    const faults = faultsOfState(user, met.isActive);
    if (faults.length > 0) return { expiresAt: null, userErrors: faults };
    const expiresAt = await mailCode(tx, dependencies, userId, caseNumber);
    await record(tx, { action: "support-code.send", subject: { type: "User", id: userId, label: user.name }, detail });
    return { expiresAt, userErrors: [] };
  });
  // Disabled in between: the log says that nothing went out.
  if (sent.expiresAt === null) await refuse(INACTIVE);
  return sent;
}

/** Whom it goes to, and why no code of his could be validated: then none is mailed. */
async function addresseeOf(
  tx: Tx,
  userId: string,
): Promise<{ employeeId: string; user: VendorUser; refusal: ChartwardError | null }> {
  const user = await findVendorUser(tx, userId);
  if (user === null) throw notFound();
  const refusal = await refusalOfTries(tx, "ONE_TIME_CODE", userId);
  return { employeeId: employeeOf(tx).employeeId, user, refusal };
}

function faultsOfState({ name }: VendorUser, isActive: boolean): UserError[] {
  if (isActive) return [];
  const message = `${name} is not active, and is sent no code. Choose a user who is active.`;
  return [userError("userId", "WRONG_STATE", message)];
}

async function mailCode(tx: Tx, { config, secrets }: Dependencies, userId: string, caseNumber: string): Promise<Date> {
  const id = uuidv7();
  const code = newSupportCode();
  const expiresAt = new Date(tx.now.getTime() + LIFETIME_MS);
  const sealed = await secrets.seal(tx, supportCodeBinding(id), Buffer.from(code, "utf8"));
  // Of two that are sent at once the later one is in force.
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(${`support code of ${userId}`}, 0))`.execute(tx.db);
  await endSupportCodes(tx, userId);
  await sql`
    INSERT INTO support_code (practice_id, id, user_id, case_number, code, sent_at, expires_at)
    VALUES (${tx.context.practiceId}, ${id}, ${userId}, ${caseNumber}, ${sealed}, ${tx.now}, ${expiresAt})`.execute(
    tx.db,
  );
  const { rows } = await sql<{ email: string; name: string; userName: string; practice: string }>`
    SELECT u.email, concat_ws(' ', u.first_name, u.last_name) AS name, u.user_name AS "userName", p.name AS practice
    FROM user_account u JOIN practice p ON p.id = u.practice_id WHERE u.id = ${userId}`.execute(tx.db);
  const { email, ...addressee } = rows[0]!;
  const { vendorName } = config;
  await queueMail(tx, config, {
    to: email,
    expiresAt,
    byInstallation: true,
    ...supportCode({ vendorName, caseNumber }, code, addressee),
  });
  return expiresAt;
}
