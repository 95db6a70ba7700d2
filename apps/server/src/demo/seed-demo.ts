import { sql } from "kysely";
import { v7 as uuidv7 } from "uuid";
import { record } from "../audit/record.ts";
import type { Dependencies } from "../graphql/request-context.ts";
import { SYSTEM, type OperationContext } from "../identity/actor.ts";
import { hashPassword } from "../identity/passwords.ts";
import { runImport } from "../patients/import/run-import.ts";
import { linkPractitioner } from "../patients/practitioners.service.ts";
import { createPractice } from "../practices/sign-up.service.ts";
import { fold } from "../store/fold.ts";
import { inTransaction, type Tx } from "../store/transaction.ts";
import { addUser } from "../users/add-user.service.ts";
import { VENDOR_REALM } from "../vendor/vendor-employee.ts";
import { addEmployee } from "../vendor/vendor-employees.service.ts";
import { DEMO_EMPLOYEE_PASSWORD, DEMO_EMPLOYEES, DEMO_LOGINS, DEMO_PRACTICE, DEMO_USERS } from "./demo-logins.ts";
import { DEMO_PROVIDERS } from "./demo-people.ts";

type Seeding = Pick<Dependencies, "store" | "clock" | "log" | "secrets">;

/** The demo practice as far as it stands. */
interface DemoPractice {
  readonly id: string;
  /** What its patients' charts end before, so that an import that was cut off goes on with the same patients on another day. */
  readonly createdAt: Date;
  readonly hasPatients: boolean;
}

/**
 * Makes the demo practice, its users and its patients, and employees of the vendor, as far as they are missing: the first start makes all
 * of it, one after a start that was cut off makes the rest, every other one asks three questions. The caller sees to it that the stage and the database may hold
 * it (`config.demo`), and that one start at a time does this.
 */
export async function seedDemo(seeding: Seeding): Promise<void> {
  const practices = await findPracticesOfLogins(seeding);
  let practice: DemoPractice | null = null;
  for (const id of practices) practice ??= await readDemoPractice(seeding, id);
  if (practice === null && practices.length > 0) {
    seeding.log.warn("There is no demo practice: its user names are taken by others");
    return;
  }
  practice ??= await createDemoPractice(seeding);
  if (!practice.hasPatients) await importPatients(seeding, practice);
  // Their password is published too: they come after the practice that keeps this database from being served as anything but development.
  await addEmployees(seeding);
}

/** The practices in which the demo's user names are; before it is made, none. */
async function findPracticesOfLogins({ store, clock }: Seeding): Promise<string[]> {
  const names = DEMO_USERS.map(({ userName }) => fold(userName));
  const { rows } = await inTransaction(store, contextOf(null), clock(), (tx) =>
    sql<{ practice_id: string }>`
      SELECT DISTINCT login.practice_id FROM unnest(${names}::text[]) AS name, private.find_login(name) AS login`.execute(
      tx.db,
    ),
  );
  return rows.map((row) => row.practice_id);
}

/** Null where the practice is not the demo's: somebody signed up with one of its user names. The log tells, since it never changes. */
async function readDemoPractice({ store, clock }: Seeding, id: string): Promise<DemoPractice | null> {
  const { rows } = await inTransaction(store, contextOf(id), clock(), (tx) =>
    sql<{ created_at: Date; has_patients: boolean }>`
      SELECT created_at, ${wasDone("practitioner.link")} AS has_patients FROM practice WHERE ${wasDone("practice.create")}`.execute(
      tx.db,
    ),
  );
  return rows[0] === undefined ? null : { id, createdAt: rows[0].created_at, hasPatients: rows[0].has_patients };
}

const wasDone = (action: "practice.create" | "practitioner.link") =>
  sql<boolean>`EXISTS (SELECT FROM audit_entry WHERE action = ${action} AND actor_kind = 'SYSTEM')`;

async function createDemoPractice({ store, clock, secrets }: Seeding): Promise<DemoPractice> {
  const id = uuidv7();
  const createdAt = clock();
  const passwordHash = await hashPassword(DEMO_LOGINS[0]!.password);
  await inTransaction(store, contextOf(id), createdAt, async (tx) => {
    const roles = await createPractice(tx, { id, ...DEMO_PRACTICE });
    await sql`UPDATE practice SET demo = true WHERE id = ${id}`.execute(tx.db);
    await record(tx, { action: "practice.create", subject: { type: "Practice", id, label: DEMO_PRACTICE.name } });
    for (const { role, ...user } of DEMO_USERS) {
      const { id: userId } = await addUser(tx, secrets, {
        ...user,
        email: `${user.userName}@harbor.example`,
        passwordHash,
        roles: [roles.TABS, roles[role]],
      });
      await record(tx, {
        action: "user.add",
        subject: { type: "User", id: userId, label: `${user.firstName} ${user.lastName}` },
      });
    }
  });
  return { id, createdAt, hasPatients: false };
}

/** By the same import as any other data; the links are made in the transaction that ends it, and so mark it as done. */
async function importPatients({ store, clock }: Seeding, { id, createdAt }: DemoPractice): Promise<void> {
  // Loaded here, so that a start that seeds nothing is spared of it.
  const { generateDemoFhir } = await import("./generate-fhir.ts");
  await runImport({
    store,
    clock,
    context: contextOf(id),
    files: generateDemoFhir(createdAt),
    subject: { type: "Practice", id, label: DEMO_PRACTICE.name },
    keep: async (tx, _state, _badLines, finished) => {
      if (finished) await linkProviders(tx);
    },
  });
}

/** Says of each imported practitioner which user it is. */
async function linkProviders(tx: Tx): Promise<void> {
  const { rows } = await sql<{ practitioner_id: string; user_id: string }>`
    SELECT practitioner.id AS practitioner_id, user_account.id AS user_id
    FROM unnest(${DEMO_PROVIDERS.map(({ id }) => id)}::text[], ${DEMO_PROVIDERS.map(({ userName }) => fold(userName))}::text[])
        AS provider (fhir_id, user_name)
      JOIN practitioner ON practitioner.fhir_id = provider.fhir_id
      JOIN user_account ON user_account.user_name_folded = provider.user_name
    WHERE practitioner.user_id IS NULL`.execute(tx.db);
  for (const row of rows) await linkPractitioner(tx, { practitionerUuid: row.practitioner_id, userUuid: row.user_id });
}

/** The demo's employees whose user names nobody has. */
async function addEmployees({ store, clock }: Seeding): Promise<void> {
  const inVendorRealm = <T>(work: (tx: Tx) => Promise<T>) =>
    inTransaction(store, { ...contextOf(null), ...VENDOR_REALM, actor: SYSTEM }, clock(), work);
  const names = DEMO_EMPLOYEES.map(({ userName }) => fold(userName));
  const { rows: taken } = await inVendorRealm((tx) =>
    sql<{ name: string }>`
      SELECT user_name_folded AS name FROM vendor.employee WHERE user_name_folded = ANY (${names}::text[])`.execute(
      tx.db,
    ),
  );
  const missing = DEMO_EMPLOYEES.filter(({ userName }) => !taken.some(({ name }) => name === fold(userName)));
  if (missing.length === 0) return;
  const passwordHash = await hashPassword(DEMO_EMPLOYEE_PASSWORD);
  await inVendorRealm(async (tx) => {
    for (const employee of missing) await addEmployee(tx, { ...employee, passwordHash });
  });
}

function contextOf(practiceId: string | null): OperationContext {
  return { practiceId, actor: SYSTEM, requestId: uuidv7(), ipAddress: null, sessionId: null };
}
