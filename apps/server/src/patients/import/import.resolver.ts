import { Arg, Args, Ctx, Directive, Extensions, FieldResolver, Mutation, Resolver, Root } from "type-graphql";
import { PageArgs, type Page } from "../../graphql/connection.ts";
import type { RequestContext, RootContext } from "../../graphql/request-context.ts";
import { countsOf, listBadLines, listUploads, startImport } from "./import-job.service.ts";
import {
  type ImportBadLine,
  ImportBadLineConnection,
  ImportCount,
  ImportJob,
  ImportUpload,
  StartImportInput,
  StartImportPayload,
} from "./import.types.ts";

@Resolver(() => ImportJob)
export class ImportResolver {
  @Directive("@access(right: PATIENT_IMPORT)")
  @Extensions({ action: "patient.import" })
  @Mutation(() => StartImportPayload, {
    nullable: true,
    description:
      "The import waits for its files: PUT each to its address within an hour. Running it again changes nothing.",
  })
  async startImport(
    @Ctx() { tx }: RootContext,
    @Arg("input", () => StartImportInput) input: StartImportInput,
  ): Promise<StartImportPayload> {
    const result = await startImport(tx, input.fileNames);
    return Array.isArray(result) ? { job: null, userErrors: result } : { job: result, userErrors: [] };
  }

  @FieldResolver(() => [ImportUpload], { nullable: true })
  async uploads(@Root() { uuid }: ImportJob, @Ctx() { operation }: RequestContext): Promise<ImportUpload[]> {
    return listUploads(await operation.read(), uuid);
  }

  @FieldResolver(() => [ImportCount])
  counts(@Root() job: ImportJob): ImportCount[] {
    return countsOf(job);
  }

  @FieldResolver(() => ImportBadLineConnection, {
    nullable: true,
    description: "By file and line; the first 10,000 are kept, `counts` has them all.",
  })
  async badLines(
    @Root() { uuid }: ImportJob,
    @Ctx() { operation }: RequestContext,
    @Args(() => PageArgs) page: PageArgs,
  ): Promise<Page<ImportBadLine>> {
    return listBadLines(await operation.read(), uuid, page);
  }
}
