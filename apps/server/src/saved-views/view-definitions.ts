import { parseAuditQuery } from "@chartward/schema/audit-query";
import { coerceInputValue, type GraphQLInputObjectType, type GraphQLSchema } from "graphql";
import { z } from "zod";
import type { DemographicReportInput } from "../demographic-report/demographic-report.types.ts";
import { reportFaults } from "../demographic-report/report-rules.policy.ts";
import { userError, type UserError } from "../graphql/common.types.ts";
import type { SavedViewPage } from "./saved-views.types.ts";

const MAXIMUM_QUERY = 1_000;

/** What is kept of a definition, and what is wrong with it: one of the two. */
export type ReadDefinition =
  | { readonly definition: object; readonly faults: readonly [] }
  | { readonly definition: null; readonly faults: readonly UserError[] };

/** Reads what a page shall be opened with again. @param schema tells what DemographicReportInput takes. */
export function readDefinition(schema: GraphQLSchema, page: SavedViewPage, given: unknown): ReadDefinition {
  return page === "AUDIT_REPORT" ? readAuditView(given) : readReport(schema, given);
}

function readReport(schema: GraphQLSchema, given: unknown): ReadDefinition {
  const faults: UserError[] = [];
  const type = schema.getType("DemographicReportInput") as GraphQLInputObjectType;
  const report = coerceInputValue(given, type, (path, _value, error) => {
    const field = ["definition", ...path].join(".");
    faults.push(
      userError(field, "INVALID", `This is no Demographic Report: ${error.message.replace(/\.?$/, ".")} Correct it.`),
    );
  }) as DemographicReportInput;
  if (faults.length === 0) faults.push(...reportFaults(report, "definition"));
  return faults.length > 0 ? { definition: null, faults } : { definition: report, faults: [] };
}

const auditView = z.strictObject({ query: z.string().max(MAXIMUM_QUERY) });

function readAuditView(given: unknown): ReadDefinition {
  const refuse = (message: string): ReadDefinition => ({
    definition: null,
    faults: [userError("definition", "INVALID", message)],
  });
  const read = auditView.safeParse(given);
  if (!read.success)
    return refuse(
      `A view of the audit report is { query }, a text of at most ${MAXIMUM_QUERY} characters. Correct it.`,
    );
  const [fault] = parseAuditQuery(read.data.query).faults;
  return fault === undefined ? { definition: read.data, faults: [] } : refuse(fault.message);
}
