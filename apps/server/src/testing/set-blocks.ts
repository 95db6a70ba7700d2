import { v7 as uuidv7 } from "uuid";
import type { TestLogin, TestServer } from "./test-server.ts";

/** A patient's uuid by the id that his FHIR resource has. */
export async function patientOf(server: TestServer, practice: TestLogin, fhirId: string): Promise<string> {
  const rows = await server.rows("SELECT id FROM patient WHERE practice_id = $1 AND fhir_id = $2", [
    practice.practiceUuid,
    fhirId,
  ]);
  return rows[0]!["id"];
}

const SOMEBODY = JSON.stringify({ kind: "SYSTEM", userId: null, name: "System", agentReference: null });

/** A set of these patients, as it stands once it was saved. Answers its uuid. */
export async function addSet(
  server: TestServer,
  { practiceUuid }: TestLogin,
  patientUuids: readonly string[],
  name: string,
): Promise<string> {
  const id = uuidv7();
  await server.rows(
    `WITH set AS (
       INSERT INTO patient_set (practice_id, id, name, name_folded, report, made_by, as_of, limited)
       VALUES ($1, $2, $3, lower($3), '{"searchFor":["DEMOGRAPHIC_NUMBER"],"where":{},"orderBy":[],"random":false}', $5, now(), false))
     INSERT INTO patient_set_member (practice_id, patient_set_id, patient_id) SELECT $1, $2, unnest($4::uuid[])`,
    [practiceUuid, id, name, patientUuids, SOMEBODY],
  );
  return id;
}

/** A set of these patients that blocks the user, as it stands once both were saved. Answers the set's uuid. */
export async function blockBySet(
  server: TestServer,
  user: TestLogin,
  patientUuids: readonly string[],
  name = "Staff who are patients",
): Promise<string> {
  const id = await addSet(server, user, patientUuids, name);
  await server.rows(
    "INSERT INTO set_block (practice_id, user_id, patient_set_id, blocked_by, blocked_at) VALUES ($1, $2, $3, $4, now())",
    [user.practiceUuid, user.userUuid, id, SOMEBODY],
  );
  return id;
}

/** How the practice shows what a set blocks (D5). */
export async function showBlockedAs(server: TestServer, practice: TestLogin, mode: "RECORD" | "CHART"): Promise<void> {
  await server.rows("UPDATE practice SET blocked_record_mode = $2 WHERE id = $1", [practice.practiceUuid, mode]);
}
