import { sql } from "kysely";
import { record } from "../audit/record.ts";
import { pageOf, printCursor, readPage, type Page, type PageArgs } from "../graphql/connection.ts";
import { nodeId } from "../graphql/node-id.ts";
import type { Tx } from "../store/transaction.ts";
import { refuseBlocked } from "./blocked-record.ts";
import type { ChartEntryKind } from "./chart-entry.ts";
import { toChartEntry, type Chart, type ChartEntry, type ChartEntryCount, type ChartEntryRow } from "./chart.types.ts";
import { findPatient, patientSubject } from "./patients.service.ts";
import type { Patient } from "./patients.types.ts";

const ENTRY_COLUMNS = sql`id, patient_id, kind, fhir_type, fhir_id, title, code_system, code, code_display, status, recorded_at,
  encounter_fhir_id, detail, imported_at`;

/** Charts that an operation has opened: one entry each is enough. */
export type OpenedCharts = Map<string, Promise<Chart | null>>;

/**
 * Opens a chart: the entry is written before anything of it is read (D9). Null where there is no such patient.
 * @param patient his record, where the operation has read it; else his key.
 * @throws RECORD_BLOCKED, also where his demographics are open (D5).
 */
export function openChart(tx: Tx, opened: OpenedCharts, patient: Patient | string): Promise<Chart | null> {
  const uuid = typeof patient === "string" ? patient : patient.uuid;
  let chart = opened.get(uuid);
  if (chart === undefined) {
    chart = recordOpening(tx, uuid, typeof patient === "string" ? null : patient);
    opened.set(uuid, chart);
  }
  return chart;
}

async function recordOpening(tx: Tx, uuid: string, read: Patient | null): Promise<Chart | null> {
  const patient = read ?? (await findPatient(tx, uuid));
  if (patient === null || patient.chartBlocked) {
    await refuseBlocked(tx, { uuid }, "chart.open");
    return null;
  }
  await record(tx, { action: "chart.open", subject: patientSubject(patient), patientId: uuid });
  return { __typename: "Chart", id: nodeId("Chart", uuid), patientUuid: uuid };
}

/** Entries of a chart that has been opened, newest first; undated ones last. */
export async function listChartEntries(
  tx: Tx,
  chart: Chart,
  kinds: readonly ChartEntryKind[] | null,
  args: PageArgs,
): Promise<Page<ChartEntry>> {
  const page = readPage(args, "chart", ["instant", "uuid"]);
  const matching = sql`patient_id = ${chart.patientUuid} AND ${kinds === null ? sql`true` : sql`kind = ANY(${kinds}::text[])`}`;
  // Undated entries sort as the oldest: one total order for the index and for cursors.
  const recorded = sql`COALESCE(recorded_at, '-infinity'::timestamptz)`;
  const from =
    page.cursor === null
      ? sql`true`
      : sql`(${recorded}, id) ${sql.raw(page.backward ? ">" : "<")} (${page.cursor[0]}::timestamptz, ${page.cursor[1]}::uuid)`;
  const direction = sql.raw(page.backward ? "ASC" : "DESC");
  const { rows } = await sql<ChartEntryRow>`
    SELECT ${ENTRY_COLUMNS} FROM chart_entry WHERE ${matching} AND ${from}
    ORDER BY ${recorded} ${direction}, id ${direction} LIMIT ${page.size + 1}`.execute(tx.db);
  const cursorOf = (row: ChartEntryRow) =>
    printCursor("chart", [row.recorded_at?.toISOString() ?? "-infinity", row.id]);
  return pageOf(page, rows, cursorOf, toChartEntry, async () => {
    const { rows: counts } = await sql<{ count: number }>`SELECT count(*) FROM chart_entry WHERE ${matching}`.execute(
      tx.db,
    );
    return counts[0]!.count;
  });
}

/** How many entries of each kind a chart has. */
export async function countChartEntries(tx: Tx, chart: Chart): Promise<ChartEntryCount[]> {
  const { rows } = await sql<ChartEntryCount>`
    SELECT kind, count(*) AS count FROM chart_entry WHERE patient_id = ${chart.patientUuid} GROUP BY kind ORDER BY kind`.execute(
    tx.db,
  );
  return rows;
}

/** @throws RECORD_BLOCKED */
export async function findChartEntry(tx: Tx, uuid: string): Promise<ChartEntry | null> {
  const { rows } = await sql<ChartEntryRow>`SELECT ${ENTRY_COLUMNS} FROM chart_entry WHERE id = ${uuid}`.execute(tx.db);
  if (rows[0] !== undefined) return toChartEntry(rows[0]);
  await refuseBlocked(tx, { entry: uuid }, "chart.open");
  return null;
}

/** The encounter in which an entry arose; null where none is named or it was not imported. */
export async function findEncounter(tx: Tx, entry: ChartEntry): Promise<ChartEntry | null> {
  if (entry.encounterFhirId === null) return null;
  const { rows } = await sql<ChartEntryRow>`
    SELECT ${ENTRY_COLUMNS} FROM chart_entry
    WHERE fhir_type = 'Encounter' AND fhir_id = ${entry.encounterFhirId} AND patient_id = ${entry.patientUuid}`.execute(
    tx.db,
  );
  return rows[0] === undefined ? null : toChartEntry(rows[0]);
}

/** The text of a document, and its opening in the log before it leaves; null where the document has none. */
export async function openDocument(tx: Tx, document: ChartEntry): Promise<string | null> {
  const patient = (await findPatient(tx, document.patientUuid))!;
  await record(tx, {
    action: "document.open",
    subject: { type: "Document", id: document.uuid, label: document.title },
    patientId: patient.uuid,
    detail: ` of ${patientSubject(patient).label}`,
  });
  const { rows } = await sql<{ text: string }>`
    SELECT text FROM document_text WHERE chart_entry_id = ${document.uuid} AND text <> ''`.execute(tx.db);
  return rows[0]?.text ?? null;
}
