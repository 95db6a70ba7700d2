import type { Operation } from "../graphql/operation.ts";
import { startExport, type StartedExport } from "../jobs/start-export.service.ts";
import type { Jobs } from "../jobs/run-jobs.ts";
import type { DemographicReportInput } from "./demographic-report.types.ts";
import { reportFaults } from "./report-rules.policy.ts";
import { reportInWords } from "./report-words.service.ts";

/** What the job of an export keeps of its report. */
export interface ReportExportInput {
  readonly report: DemographicReportInput;
}

/** Begins an export of a report's whole result. */
export async function startReportExport(
  operation: Operation,
  jobs: Jobs,
  report: DemographicReportInput,
): Promise<StartedExport> {
  const userErrors = reportFaults(report, "report");
  if (userErrors.length > 0) return { job: null, userErrors };
  const input: ReportExportInput = { report };
  return startExport(operation, jobs, {
    kind: "REPORT_EXPORT",
    action: "report.export",
    title: "Demographic Report",
    fileName: "demographic-report",
    input,
    detail: async (tx) => `: ${await reportInWords(tx, report)}`,
  });
}
