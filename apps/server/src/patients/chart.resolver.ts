import { Arg, Args, Ctx, Extensions, FieldResolver, Resolver, Root } from "type-graphql";
import { PageArgs, type Page } from "../graphql/connection.ts";
import type { RequestContext } from "../graphql/request-context.ts";
import type { ChartEntryKind as Kind } from "./chart-entry.ts";
import { countChartEntries, findEncounter, listChartEntries, openChart, openDocument } from "./chart.service.ts";
import {
  Chart,
  ChartEntry,
  ChartEntryConnection,
  ChartEntryCount,
  ChartEntryKind,
  Document,
  Encounter,
} from "./chart.types.ts";
import { findPatient } from "./patients.service.ts";
import { Patient } from "./patients.types.ts";

@Resolver(() => Chart)
export class ChartResolver {
  @FieldResolver(() => Patient, { nullable: true })
  async patient(@Root() { patientUuid }: Chart, @Ctx() { operation }: RequestContext): Promise<Patient | null> {
    return findPatient(await operation.read(), patientUuid);
  }

  @FieldResolver(() => ChartEntryConnection, { nullable: true, description: "Newest first." })
  async entries(
    @Root() chart: Chart,
    @Ctx() { operation }: RequestContext,
    @Arg("kinds", () => [ChartEntryKind], { nullable: true }) kinds: Kind[] | null,
    @Args(() => PageArgs) page: PageArgs,
  ): Promise<Page<ChartEntry>> {
    return listChartEntries(await operation.read(), chart, kinds ?? null, page);
  }

  @FieldResolver(() => [ChartEntryCount], { description: "Of each kind that occurs." })
  async counts(@Root() chart: Chart, @Ctx() { operation }: RequestContext): Promise<ChartEntryCount[]> {
    return countChartEntries(await operation.read(), chart);
  }
}

@Resolver(() => ChartEntry)
export class ChartEntryResolver {
  @FieldResolver(() => Chart)
  async chart(
    @Root() { patientUuid }: ChartEntry,
    @Ctx() { operation, openedCharts }: RequestContext,
  ): Promise<Chart | null> {
    return openChart(await operation.read(), openedCharts, patientUuid);
  }

  @FieldResolver(() => Encounter, { nullable: true })
  async encounter(@Root() entry: ChartEntry, @Ctx() { operation }: RequestContext): Promise<Encounter | null> {
    return (await findEncounter(await operation.read(), entry)) as Encounter | null;
  }
}

@Resolver(() => Document)
export class DocumentResolver {
  @Extensions({ action: "document.open" })
  @FieldResolver(() => String, { nullable: true, description: "Asking for it writes DOCUMENT_OPEN." })
  async text(@Root() document: Document, @Ctx() { operation }: RequestContext): Promise<string | null> {
    return openDocument(await operation.read(), document);
  }
}
