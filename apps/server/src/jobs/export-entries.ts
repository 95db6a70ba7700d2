import type { AuditAction } from "../audit/actions.ts";
import { detailOf, record, type AuditSubject } from "../audit/record.ts";
import type { Tx } from "../store/transaction.ts";
import type { JobHandler, JobRow } from "./job.ts";

/** An export as the subject of its entries. */
export function exportSubject({ id, title }: JobRow): AuditSubject {
  return { type: "ExportJob", id, label: title };
}

/** Writes the entry of an export that failed, under its own action. */
export function exportFailure(action: AuditAction): JobHandler["recordFailure"] {
  return (tx: Tx, job, failure) =>
    record(tx, {
      action,
      outcome: "FAILURE",
      subject: exportSubject(job),
      detail: detailOf(failure),
    });
}
