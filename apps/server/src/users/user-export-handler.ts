import { record } from "../audit/record.ts";
import { csvHead, csvLines } from "../jobs/csv.ts";
import { exportFailure, exportSubject } from "../jobs/export-entries.ts";
import { expiredFiles, keepPart } from "../jobs/export-parts.service.ts";
import type { ExportResult } from "../jobs/export-file.ts";
import type { JobHandler } from "../jobs/job.ts";
import type { Store } from "../store/store.ts";
import { inTransaction } from "../store/transaction.ts";
import { readExportedUsers } from "./exported-users.service.ts";
import { USER_COLUMNS, userCells } from "./user-csv.ts";

/** Users of one part of the file, so that neither side holds it whole. */
const PART_SIZE = 500;

/** Writes the CSV of users and rights: in one transaction, since it is of one moment. */
export function userExportHandler({ store, clock }: { store: Store; clock: () => Date }): JobHandler {
  return {
    canBegin: async () => true,

    async run({ job, context, checkpoint }) {
      await inTransaction(store, context, clock(), async (tx) => {
        const users = await readExportedUsers(tx);
        const parts = Math.max(Math.ceil(users.length / PART_SIZE), 1);
        for (let part = 0; part < parts; part += 1) {
          const lines = csvLines(users.slice(part * PART_SIZE, (part + 1) * PART_SIZE).map(userCells));
          await keepPart(tx, job, part + 1, part === 0 ? csvHead(USER_COLUMNS) + lines : lines);
        }
        await record(tx, {
          action: "user.export",
          subject: exportSubject(job),
          detail: `: ${users.length} ${users.length === 1 ? "user" : "users"}`,
        });
        const result: ExportResult = { rows: users.length };
        await checkpoint(tx, { done: users.length, total: users.length, result, finished: true });
      });
    },

    recordFailure: exportFailure("user.export"),
    leftovers: () => expiredFiles(store, clock, "USER_EXPORT"),
  };
}
