import type { Operation } from "../graphql/operation.ts";
import { startExport, type StartedExport } from "../jobs/start-export.service.ts";
import type { Jobs } from "../jobs/run-jobs.ts";

/** Begins an export of users and rights. */
export function startUserExport(operation: Operation, jobs: Jobs): Promise<StartedExport> {
  return startExport(operation, jobs, {
    kind: "USER_EXPORT",
    action: "user.export",
    title: "Users and their rights",
    fileName: "users",
  });
}
