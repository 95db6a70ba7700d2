import { Arg, Args, Ctx, Directive, Extensions, FieldResolver, Mutation, Query, Resolver, Root } from "type-graphql";
import { PageArgs, type Page } from "../graphql/connection.ts";
import type { RequestContext, RootContext } from "../graphql/request-context.ts";
import { readReportRows, runReport } from "./demographic-report.service.ts";
import {
  DemographicReport,
  DemographicReportInput,
  DemographicReportRowConnection,
  StartReportExportInput,
  StartReportExportPayload,
  type DemographicReportRow,
} from "./demographic-report.types.ts";
import { startReportExport } from "./report-export.service.ts";

@Resolver(() => DemographicReport)
export class DemographicReportResolver {
  @Directive("@access(right: REPORT_RUN)")
  @Extensions({ action: "report.run" })
  @Query(() => DemographicReport, {
    nullable: true,
    description: "Run Query. Each page of it is audited, with the criteria in words, before its rows leave.",
  })
  demographicReport(
    @Ctx() { tx }: RootContext,
    @Arg("input", () => DemographicReportInput) input: DemographicReportInput,
  ): Promise<DemographicReport> {
    return runReport(tx, input);
  }

  @FieldResolver(() => DemographicReportRowConnection)
  async rows(
    @Root() report: DemographicReport,
    @Ctx() { operation }: RequestContext,
    @Args(() => PageArgs) page: PageArgs,
  ): Promise<Page<DemographicReportRow>> {
    return readReportRows(await operation.read(), report, page);
  }

  @Directive("@access(right: REPORT_EXPORT)")
  @Extensions({ action: "report.export", ownTransactions: true })
  @Mutation(() => StartReportExportPayload, {
    nullable: true,
    description:
      "CSV of the whole result, safe to open in a spreadsheet, of the moment when it is made. WRONG_STATE while one of yours is under way.",
  })
  startReportExport(
    @Ctx() { operation, dependencies }: RequestContext,
    @Arg("input", () => StartReportExportInput) { report }: StartReportExportInput,
  ): Promise<StartReportExportPayload> {
    return startReportExport(operation, dependencies.jobs, report);
  }
}
