import { sql } from "kysely";
import { record } from "../audit/record.ts";
import { userError, type UserError } from "../graphql/common.types.ts";
import type { Operation } from "../graphql/operation.ts";
import { checkNewPassword, hashPassword, isSamePassword } from "../identity/passwords.ts";
import { employeeSubject, enrolledEmployeeOf } from "./vendor-employee.ts";
import { endVendorSessions, lockSessionsOfEmployee, renewVendorSession } from "./vendor-sessions.service.ts";

/** Who reaches many practices has a longer password than a practice asks for. */
export const VENDOR_PASSWORD_MINIMUM_LENGTH = 15;

/** What is wrong with a new password of an employee; empty when nothing is. */
export function checkVendorPassword(input: {
  password: string;
  confirmation: string;
  userName: string;
}): Promise<UserError[]> {
  return checkNewPassword("newPassword", { ...input, minimumLength: VENDOR_PASSWORD_MINIMUM_LENGTH });
}

/**
 * Changes the actor's own password, whose present one was entered already: ends his other sessions and renews that of the request. Hashing
 * is done outside of the transaction and its locks.
 * @returns the token of the renewed session, with the ids of those that have ended, whose BTG sessions the caller ends; or what is wrong
 *   with the new password.
 */
export async function changeVendorPassword(
  operation: Operation,
  input: { password: string; newPassword: string; newPasswordConfirmation: string },
): Promise<{ sessionToken: string; ended: string[] } | UserError[]> {
  const tx = await operation.read();
  const { rows } = await sql<{ userName: string }>`
    SELECT user_name AS "userName" FROM vendor.employee WHERE id = ${enrolledEmployeeOf(tx).employeeId}`.execute(tx.db);
  await operation.finish();
  const errors = await checkVendorPassword({
    password: input.newPassword,
    confirmation: input.newPasswordConfirmation,
    ...rows[0]!,
  });
  if (isSamePassword(input.password, input.newPassword))
    errors.push(userError("newPassword", "INVALID", "This is the present password. Choose another."));
  if (errors.length > 0) return errors;
  const passwordHash = await hashPassword(input.newPassword);
  return operation.write(
    async (own) => {
      const { employeeId, name, sessionId } = enrolledEmployeeOf(own);
      await lockSessionsOfEmployee(own, employeeId);
      await sql`UPDATE vendor.employee SET password_hash = ${passwordHash} WHERE id = ${employeeId}`.execute(own.db);
      const ended = await endVendorSessions(own, employeeId, "PASSWORD_CHANGED", { except: sessionId });
      const sessionToken = await renewVendorSession(own);
      await record(own, {
        action: "password.change",
        subject: employeeSubject({ id: employeeId, name }),
        changes: [{ field: "password", before: "(secret)", after: "(changed)" }],
      });
      return { sessionToken, ended };
    },
    { session: "EXCLUSIVE", access: true },
  );
}
