import { Arg, Ctx, Directive, Extensions, FieldResolver, Query, Resolver, Root } from "type-graphql";
import type { RequestContext, RootContext } from "../graphql/request-context.ts";
import { User } from "../users/users.types.ts";
import type { AccessRight } from "./access-rights.ts";
import { AccessRightEnum } from "./access.types.ts";
import { explainAccess } from "./explain-access.service.ts";
import { PatientReference } from "./patient-access.types.ts";
import { AccessExplanation, UserAccess, UserReference } from "./user-access.types.ts";

@Resolver(() => User)
export class UserAccessResolver {
  @Directive("@access(right: USER_READ, self: true)")
  @Extensions({ action: "user.read" })
  @FieldResolver(() => UserAccess, { nullable: true, description: "One's own, or with USER_READ." })
  access(@Root() { uuid }: User, @Ctx() { userAccess }: RequestContext): Promise<UserAccess | null> {
    return userAccess.load(uuid);
  }

  @Directive("@access(right: ACCESS_CHECK, self: true)")
  @Query(() => AccessExplanation, {
    nullable: true,
    description:
      "Why can, or can't they? One's own, or with ACCESS_CHECK. With `patient` the blocks count too. It asks and opens nothing, and writes no entry. An unknown user or patient is an answer, not an error.",
  })
  explainAccess(
    @Ctx() { tx }: RootContext,
    @Arg("user", () => UserReference) user: UserReference,
    @Arg("right", () => AccessRightEnum) right: AccessRight,
    @Arg("patient", () => PatientReference, { nullable: true }) patient: PatientReference | null,
  ): Promise<AccessExplanation> {
    return explainAccess(tx, user, right, patient ?? null);
  }
}
