import { sql } from "kysely";
import { v7 as uuidv7 } from "uuid";
import { record } from "../audit/record.ts";
import { batched } from "../graphql/batched.ts";
import { nodeId } from "../graphql/node-id.ts";
import { checkText, checkUserName } from "../graphql/text-rules.ts";
import { fold } from "../store/fold.ts";
import type { Tx } from "../store/transaction.ts";
import { employeeOf, employeeSubject } from "./vendor-employee.ts";
import { endVendorSessions, lockSessionsOfEmployee, type VendorRevocationCause } from "./vendor-sessions.service.ts";
import type { VendorEmployee, VendorRole } from "./vendor.types.ts";

const NAME_LENGTH = 100;

interface EmployeeRow {
  id: string;
  name: string;
  user_name: string;
  role: VendorRole;
}

/** An employee as the command line lists him. */
export interface ListedEmployee {
  readonly userName: string;
  readonly name: string;
  readonly role: VendorRole;
  readonly state: "ACTIVE" | "DISABLED";
  readonly twoFactor: boolean;
}

/** An employee whom the command line names. */
export interface FoundEmployee {
  readonly id: string;
  readonly name: string;
  readonly userName: string;
}

/** What the caller of the command line can mend; the message says how. */
export class VendorEmployeeError extends Error {
  override name = "VendorEmployeeError";
}

/** Oneself; null in a practice. */
export async function readOwnEmployee(tx: Tx): Promise<VendorEmployee | null> {
  const { actor } = tx.context;
  if (actor.kind !== "VENDOR_EMPLOYEE" || actor.realm !== "VENDOR") return null;
  return (await readEmployees(tx, [actor.employeeId])).get(actor.employeeId) ?? null;
}

/** An employee by his id: oneself, and for a supervisor anybody. */
export async function findVendorEmployee(tx: Tx, id: string): Promise<VendorEmployee | null> {
  const { employeeId, role } = employeeOf(tx);
  if (role !== "SUPERVISOR" && id !== employeeId) return null;
  return (await readEmployees(tx, [id])).get(id) ?? null;
}

/** The employee that a row names. */
export const vendorEmployeeOf = batched(readEmployees);

async function readEmployees(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, VendorEmployee>> {
  const { rows } = await sql<EmployeeRow>`
    SELECT id, name, user_name, role FROM vendor.employee WHERE id = ANY (${ids}::uuid[])`.execute(tx.db);
  return new Map(
    rows.map(({ id, name, user_name: userName, role }) => [
      id,
      { __typename: "VendorEmployee", id: nodeId("VendorEmployee", id), uuid: id, name, userName, role },
    ]),
  );
}

/** All employees by user name. */
export async function listEmployees(tx: Tx): Promise<ListedEmployee[]> {
  const { rows } = await sql<ListedEmployee>`
    SELECT e.user_name AS "userName", e.name, e.role, e.state,
      EXISTS (SELECT FROM vendor.totp t WHERE t.employee_id = e.id) AS "twoFactor"
    FROM vendor.employee e ORDER BY e.user_name_folded`.execute(tx.db);
  await record(tx, { action: "vendor-employee.read" });
  return rows;
}

/** Makes an employee, who sets up a second factor at his first sign-in. @throws VendorEmployeeError */
export async function addEmployee(
  tx: Tx,
  { userName, name, role, passwordHash }: { userName: string; name: string; role: VendorRole; passwordHash: string },
): Promise<FoundEmployee> {
  const [fault] = [...checkUserName("userName", userName), ...checkText("name", "Name", name, NAME_LENGTH)];
  if (fault !== undefined) throw new VendorEmployeeError(fault.message);
  const employee = { id: uuidv7(), name: name.trim(), userName: userName.trim() };
  const { rows } = await sql`
    INSERT INTO vendor.employee (id, user_name, user_name_folded, name, role, state, password_hash, created_at)
    VALUES (${employee.id}, ${employee.userName}, ${fold(userName)}, ${employee.name}, ${role}, 'ACTIVE', ${passwordHash}, ${tx.now})
    ON CONFLICT (user_name_folded) DO NOTHING RETURNING id`.execute(tx.db);
  if (rows.length === 0)
    throw new VendorEmployeeError(`The user name ${employee.userName} is taken by another employee. Choose another.`);
  await record(tx, {
    action: "vendor-employee.add",
    subject: employeeSubject(employee),
    detail: role === "SUPERVISOR" ? " as a supervisor" : " as a support agent",
  });
  return employee;
}

/** The employee of a user name. @throws VendorEmployeeError where there is none. */
export async function findEmployee(tx: Tx, userName: string): Promise<FoundEmployee> {
  const { rows } = await sql<FoundEmployee>`
    SELECT id, name, user_name AS "userName" FROM vendor.employee WHERE user_name_folded = ${fold(userName)}`.execute(
    tx.db,
  );
  if (rows[0] === undefined)
    throw new VendorEmployeeError(
      `There is no employee with the user name ${userName}. See: chartward vendor-employee list`,
    );
  return rows[0];
}

/** Signs an employee out everywhere for good: he signs in no more. His BTG sessions are the caller's to end. @throws VendorEmployeeError */
export async function disableEmployee(tx: Tx, employee: FoundEmployee): Promise<void> {
  await endEverythingOf(tx, employee.id, "EMPLOYEE_DISABLED");
  await changeState(tx, employee, "DISABLED");
  await record(tx, { action: "vendor-employee.disable", subject: employeeSubject(employee) });
}

/** Lets a disabled employee sign in again, with the password and second factor that he had. @throws VendorEmployeeError */
export async function enableEmployee(tx: Tx, employee: FoundEmployee): Promise<void> {
  await changeState(tx, employee, "ACTIVE");
  await record(tx, { action: "vendor-employee.enable", subject: employeeSubject(employee) });
}

/** Takes an employee's second factor away and ends his sessions: the next sign-in sets up another. Unlocks the login too. */
export async function resetSecondFactorOf(tx: Tx, employee: FoundEmployee): Promise<void> {
  await endEverythingOf(tx, employee.id, "TWO_FACTOR_RESET");
  await sql`DELETE FROM vendor.totp WHERE employee_id = ${employee.id}`.execute(tx.db);
  await sql`UPDATE vendor.employee SET throttle_epoch = throttle_epoch + 1 WHERE id = ${employee.id}`.execute(tx.db);
  await record(tx, { action: "two-factor.reset", subject: employeeSubject(employee) });
}

/** Gives an employee another password and ends his sessions. */
export async function resetPasswordOf(tx: Tx, employee: FoundEmployee, passwordHash: string): Promise<void> {
  await endEverythingOf(tx, employee.id, "PASSWORD_RESET");
  await sql`UPDATE vendor.employee SET password_hash = ${passwordHash} WHERE id = ${employee.id}`.execute(tx.db);
  await record(tx, { action: "vendor-password.reset", subject: employeeSubject(employee) });
}

/** Ends an employee's sessions, and what is on its way to one: nothing of his commits in the vendor's realm afterwards. */
async function endEverythingOf(tx: Tx, employeeId: string, cause: VendorRevocationCause): Promise<void> {
  await lockSessionsOfEmployee(tx, employeeId);
  await endVendorSessions(tx, employeeId, cause);
  await sql`DELETE FROM vendor.sign_in_challenge WHERE employee_id = ${employeeId}`.execute(tx.db);
  await sql`DELETE FROM vendor.totp_enrolment WHERE employee_id = ${employeeId}`.execute(tx.db);
}

async function changeState(tx: Tx, { id, userName }: FoundEmployee, state: "ACTIVE" | "DISABLED"): Promise<void> {
  const { rows } = await sql`
    UPDATE vendor.employee SET state = ${state} WHERE id = ${id} AND state <> ${state} RETURNING id`.execute(tx.db);
  if (rows.length === 0)
    throw new VendorEmployeeError(`${userName} is ${state.toLowerCase()} already. There is nothing to do.`);
}
