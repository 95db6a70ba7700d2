import { Arg, Ctx, Directive, Extensions, FieldResolver, Mutation, Query, Resolver } from "type-graphql";
import type { RequestContext, RootContext } from "../graphql/request-context.ts";
import { readPractice } from "./practice.service.ts";
import { readPracticeSettings, updatePracticeSettings } from "./practice-settings.service.ts";
import {
  PracticeSettings,
  UpdatePracticeSettingsInput,
  UpdatePracticeSettingsPayload,
} from "./practice-settings.types.ts";
import { Practice } from "./practices.types.ts";

@Resolver(() => Practice)
export class PracticeSettingsResolver {
  @Directive("@access")
  @Query(() => Practice, { nullable: true, description: "The practice of whoever is signed in." })
  practice(@Ctx() { tx }: RootContext): Promise<Practice | null> {
    return readPractice(tx);
  }

  @Directive("@access(right: PRACTICE_UPDATE)")
  @FieldResolver(() => PracticeSettings, { nullable: true, description: "With PRACTICE_UPDATE alone." })
  async settings(@Ctx() { operation }: RequestContext): Promise<PracticeSettings> {
    return readPracticeSettings(await operation.read());
  }

  @Directive("@access(right: PRACTICE_UPDATE)")
  @Extensions({ action: "practice.update", ownTransactions: true })
  @Mutation(() => UpdatePracticeSettingsPayload, {
    nullable: true,
    description:
      "All errors at once, or all of it is saved. STALE_VERSION. BLOCKED_BY_SET for showing more of blocked records to whom a set blocks (D3).",
  })
  updatePracticeSettings(
    @Ctx() { operation, dependencies }: RequestContext,
    @Arg("input", () => UpdatePracticeSettingsInput) input: UpdatePracticeSettingsInput,
  ): Promise<UpdatePracticeSettingsPayload> {
    return updatePracticeSettings(operation, dependencies, input);
  }
}
