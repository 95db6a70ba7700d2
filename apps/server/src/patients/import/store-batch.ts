import type { Tx } from "../../store/transaction.ts";
import { Tally, type BadLine } from "./import-state.ts";
import type { ReadResource } from "./map-resource.ts";
import type { ChartEntryRow, MappingContext, PatientRow, PractitionerRow } from "./mapping.ts";
import { BadLineError } from "./ndjson.ts";
import type { PractitionerDirectory } from "./practitioner-directory.ts";
import { refreshVisits } from "./refresh-visits.ts";
import { findPatients, writeChartEntries, writePatients, writePractitioners, type WrittenRow } from "./write-rows.ts";

/** A resource and the line that it came from. */
export interface BatchItem {
  readonly fileName: string;
  readonly line: number;
  readonly resource: ReadResource;
}

/** What storing a batch came to. */
export interface StoredBatch {
  readonly tally: Tally;
  readonly badLines: readonly BadLine[];
}

interface Practice {
  readonly id: string;
  readonly timeZone: string;
}

/** A row on its way, with the item that it comes from. */
interface Mapped<R> {
  readonly item: BatchItem;
  readonly row: R;
}

/**
 * Stores the resources of a batch, those of each table in one statement. Where a resource comes twice, the later one counts. The caller
 * holds the practice's import lock.
 */
export async function storeBatch(
  tx: Tx,
  practice: Practice,
  directory: PractitionerDirectory,
  items: readonly BatchItem[],
): Promise<StoredBatch> {
  const badLines: BadLine[] = [];
  const tally = new Tally();

  function refuse({ fileName, line, resource }: BatchItem, reason: string): void {
    badLines.push({ fileName, line, reason });
    tally.add(resource.type, "bad");
  }

  function count(mapped: readonly Mapped<unknown>[], written: readonly WrittenRow[]): void {
    for (const [index, { item }] of mapped.entries()) tally.add(item.resource.type, written[index]!.outcome);
  }

  await directory.load(
    tx,
    items.flatMap(({ resource }) => resource.practitioners),
  );
  const practitioners = new Map<string, Mapped<PractitionerRow>>();
  const patients = new Map<string, Mapped<PatientRow>>();
  const entries = new Map<string, Mapped<ChartEntryRow>>();
  const context: MappingContext = { timeZone: practice.timeZone, practitioner: directory.find };

  function put<R>(rows: Map<string, Mapped<R>>, key: string, item: BatchItem, row: R): void {
    const replaced = rows.get(key);
    if (replaced) tally.add(replaced.item.resource.type, "ignored");
    // Taken out first, so that the order stays that of the lines that count.
    rows.delete(key);
    rows.set(key, { item, row });
  }

  for (const item of items) {
    try {
      const mapped = item.resource.map(context);
      if (mapped.table === "practitioner") put(practitioners, mapped.row.fhirId, item, mapped.row);
      else if (mapped.table === "patient") put(patients, mapped.row.fhirId, item, mapped.row);
      else put(entries, `${mapped.row.fhirType}/${mapped.row.fhirId}`, item, mapped.row);
    } catch (error) {
      if (!(error instanceof BadLineError)) throw error;
      refuse(item, error.message);
    }
  }

  const touched = new Set<string>();
  if (practitioners.size > 0) {
    const mapped = [...practitioners.values()];
    count(
      mapped,
      await writePractitioners(
        tx,
        practice.id,
        mapped.map(({ row }) => row),
      ),
    );
    directory.forget();
  }
  if (patients.size > 0) {
    const mapped = [...patients.values()];
    const written = await writePatients(
      tx,
      practice.id,
      mapped.map(({ row }) => row),
    );
    count(mapped, written);
    for (const { id, outcome } of written) if (outcome === "updated") touched.add(id);
  }
  if (entries.size > 0) {
    const patientIds = await findPatients(
      tx,
      practice.id,
      [...entries.values()].map(({ row }) => row.patientFhirId),
    );
    const owned = [...entries.values()].flatMap(({ item, row }) => {
      const patientId = patientIds.get(row.patientFhirId);
      if (patientId !== undefined) return [{ item, row: { ...row, patientId } }];
      refuse(item, `The patient is unknown: no Patient of the id that ${row.fhirType} names has been imported`);
      return [];
    });
    const written = await writeChartEntries(
      tx,
      practice.id,
      owned.map(({ row }) => row),
    );
    count(owned, written);
    for (const [index, { outcome, previousPatientId }] of written.entries()) {
      const { row } = owned[index]!;
      if (row.kind !== "ENCOUNTER" || outcome === "unchanged") continue;
      touched.add(row.patientId);
      if (previousPatientId) touched.add(previousPatientId);
    }
  }
  await refreshVisits(tx, practice.id, practice.timeZone, [...touched]);
  return { tally, badLines };
}
