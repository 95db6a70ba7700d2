import { sql } from "kysely";
import type { Tx } from "../store/transaction.ts";

/** Under which blocks a file of patients was made. */
export interface ExportSight {
  readonly sees: "ALL" | "RECORD" | "CHART" | "NONE";
  /** The sets that blocked its starter, each with its version: `<set>:<version>`. */
  readonly blocks: readonly string[];
}

/** What the transaction's user sees of patients now. */
export async function readSight(tx: Tx): Promise<ExportSight> {
  const { rows } = await sql<ExportSight>`
    SELECT (SELECT sees FROM private.sight) AS sees, ARRAY(
      SELECT blocking.patient_set_id || ':' || patient_set.version
      FROM private.blocking_set blocking JOIN patient_set ON patient_set.id = blocking.patient_set_id) AS blocks`.execute(
    tx.db,
  );
  return rows[0]!;
}

/** Whether nothing is blocked now that may stand in a file which was made under these blocks. */
export async function coversToday(tx: Tx, made: ExportSight): Promise<boolean> {
  const now = await readSight(tx);
  const known = new Set(made.blocks);
  return now.blocks.every((block) => known.has(block)) && (now.sees === made.sees || now.sees !== "RECORD");
}
