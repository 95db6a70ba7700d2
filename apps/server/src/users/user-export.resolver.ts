import { Ctx, Directive, Extensions, Mutation, Resolver } from "type-graphql";
import type { RequestContext } from "../graphql/request-context.ts";
import { startUserExport } from "./user-export.service.ts";
import { StartUserExportPayload } from "./user-export.types.ts";

@Resolver()
export class UserExportResolver {
  @Directive("@access(right: USER_EXPORT)")
  @Extensions({ action: "user.export", ownTransactions: true })
  @Mutation(() => StartUserExportPayload, {
    nullable: true,
    description:
      "CSV of users and effective rights, of the moment when it is made. WRONG_STATE while one of yours is under way.",
  })
  startUserExport(@Ctx() { operation, dependencies }: RequestContext): Promise<StartUserExportPayload> {
    return startUserExport(operation, dependencies.jobs);
  }
}
