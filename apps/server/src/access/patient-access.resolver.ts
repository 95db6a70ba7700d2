import { Arg, Args, Ctx, Directive, FieldResolver, Query, Resolver, Root } from "type-graphql";
import { PageArgs, type Page } from "../graphql/connection.ts";
import type { RequestContext, RootContext } from "../graphql/request-context.ts";
import { User } from "../users/users.types.ts";
import type { AccessRight } from "./access-rights.ts";
import { AccessRightEnum } from "./access.types.ts";
import { checkAccess } from "./check-access.service.ts";
import { AccessQuestion, PatientAccess, PatientAccessConnection, PatientReference } from "./patient-access.types.ts";
import { AccessDecisionObject, UserReference } from "./user-access.types.ts";
import { whoCanOpen } from "./who-can-open.service.ts";

@Resolver(() => PatientAccess)
export class PatientAccessResolver {
  @Directive("@access(right: ACCESS_CHECK, self: true)")
  @Query(() => AccessDecisionObject, {
    nullable: true,
    description:
      "May this user open this chart? For the EHR, on every open. One's own, or with ACCESS_CHECK. It asks and opens nothing, and writes no entry. An unknown user or patient is an answer, not an error. A patient whom a set keeps from the asker is UNKNOWN to the asker.",
  })
  async checkAccess(
    @Ctx() { tx }: RootContext,
    @Arg("user", () => UserReference) user: UserReference,
    @Arg("patient", () => PatientReference) patient: PatientReference,
    @Arg("right", () => AccessRightEnum, { defaultValue: "chart:open", description: "CHART_OPEN or PATIENT_READ." })
    right: AccessRight,
  ): Promise<AccessDecisionObject> {
    const [decision] = await checkAccess(tx, [{ user, patient, right }], { single: true });
    return decision!;
  }

  @Directive("@access(right: ACCESS_CHECK, self: true)")
  @Query(() => [AccessDecisionObject], {
    nullable: true,
    description: "Up to 1,000, answered in order, all of the same moment.",
  })
  checkAccessBatch(
    @Ctx() { tx }: RootContext,
    @Arg("questions", () => [AccessQuestion]) questions: AccessQuestion[],
  ): Promise<AccessDecisionObject[]> {
    return checkAccess(tx, questions, { single: false });
  }

  @Directive("@access(right: ACCESS_CHECK)")
  @Query(() => PatientAccessConnection, {
    nullable: true,
    description:
      "Every user by name, with why and why not. It asks and opens nothing, and writes no entry. Of an unknown patient nobody may open anything.",
  })
  whoCanOpen(
    @Ctx() { tx }: RootContext,
    @Arg("patient", () => PatientReference) patient: PatientReference,
    @Arg("allowed", () => Boolean, { nullable: true, description: "Those alone who may, or who may not." })
    allowed: boolean | null,
    @Arg("search", () => String, { nullable: true, description: "A part of the user's name." }) search: string | null,
    @Args(() => PageArgs) page: PageArgs,
  ): Promise<Page<PatientAccess>> {
    return whoCanOpen(tx, patient, { allowed: allowed ?? null, search: search ?? null }, page);
  }

  @FieldResolver(() => User)
  user(@Root() { userUuid }: PatientAccess, @Ctx() { users }: RequestContext): Promise<User | null> {
    return users.load(userUuid);
  }
}
