import { nodeId } from "../graphql/node-id.ts";
import { CHART_ENTRY_TYPES } from "../patients/chart.types.ts";
import type { TestServer } from "./test-server.ts";

/** Opaque ids of a patient's record, chart and entries of the chart. */
export async function idsOfRecord(server: TestServer, patientUuid: string): Promise<string[]> {
  return [nodeId("Patient", patientUuid), nodeId("Chart", patientUuid), ...(await idsOfEntries(server, patientUuid))];
}

export async function idsOfEntries(server: TestServer, patientUuid: string): Promise<string[]> {
  const entries = await server.rows("SELECT id, kind FROM chart_entry WHERE patient_id = $1 ORDER BY id", [
    patientUuid,
  ]);
  return entries.map(({ id, kind }) => nodeId(CHART_ENTRY_TYPES[kind as keyof typeof CHART_ENTRY_TYPES], id as string));
}

/** Opaque ids of what else tells of a patient: entries of the log that name him in any way, and links. */
export async function idsOfTraces(
  server: TestServer,
  patientUuid: string,
  names: readonly string[],
): Promise<string[]> {
  const entries = await server.rows(
    "SELECT id FROM audit_entry WHERE patient_id = $1 OR payload ILIKE ANY ($2) ORDER BY id LIMIT 40",
    [patientUuid, names.map((name) => `%${name}%`)],
  );
  const links = await server.rows("SELECT id FROM patient_link");
  return [
    ...entries.map(({ id }) => nodeId("AuditEntry", id as string)),
    ...links.map(({ id }) => nodeId("PatientLink", id as string)),
  ];
}
