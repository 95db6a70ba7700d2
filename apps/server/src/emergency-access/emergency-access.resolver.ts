import { Arg, Args, Ctx, Directive, Extensions, FieldResolver, Mutation, Query, Resolver, Root } from "type-graphql";
import { accessRightEnumName } from "../access/access-rights.ts";
import { TOLD_WHOSE } from "../access/rights-in-emergency.ts";
import { missingForDesignation } from "../access/rights-of-login.service.ts";
import { ActorObject } from "../audit/actor.types.ts";
import { listEmergencyTimeline } from "../audit/audit.service.ts";
import { AuditEntryConnection, type AuditPage } from "../audit/audit.types.ts";
import { PageArgs, type Page } from "../graphql/connection.ts";
import { keyOf } from "../graphql/node-id.ts";
import type { RequestContext, RootContext } from "../graphql/request-context.ts";
import { accountOf } from "../identity/actor.ts";
import { Me } from "../practices/practices.types.ts";
import { User } from "../users/users.types.ts";
import { activateEmergencyAccess, hindranceOfActor, maximumMinutes } from "./activate.service.ts";
import { currentActivations, currentActivationOf, listActivations } from "./activations.service.ts";
import { deactivateEmergencyAccess, leaveMode } from "./deactivate.service.ts";
import { designationOf, listDesignations, setDesignation } from "./designations.service.ts";
import {
  ActivateEmergencyAccessInput,
  ActivateEmergencyAccessPayload,
  DeactivateEmergencyAccessInput,
  DeactivateEmergencyAccessPayload,
  EmergencyAccess,
  EmergencyAccessActivation,
  EmergencyAccessActivationConnection,
  EmergencyAccessDesignation,
  EmergencyAccessEntryKind,
  EmergencyAccessReview,
  EmergencyAccessStandingAct,
  SetEmergencyAccessDesignationInput,
  SetEmergencyAccessDesignationPayload,
  SignOffEmergencyAccessReviewInput,
  SignOffEmergencyAccessReviewPayload,
} from "./emergency-access.types.ts";
import { reviewsDue, signOffHindrance, signOffReview, standingActs } from "./review.service.ts";

const TOLD_WHO = `@access(right: [${TOLD_WHOSE.map(accessRightEnumName).join(", ")}], self: true)`;

@Resolver(() => EmergencyAccess)
export class EmergencyAccessResolver {
  @Directive("@access")
  @Query(() => EmergencyAccess, { nullable: true, description: "For every user; what names somebody is guarded." })
  async emergencyAccess(@Ctx() { tx }: RootContext): Promise<EmergencyAccess> {
    return { hindrance: await hindranceOfActor(tx), maximumMinutes: await maximumMinutes(tx) };
  }

  @FieldResolver(() => [EmergencyAccessActivation], {
    description: "All that are not ENDED, the latest first. Names as the activation's fields allow.",
  })
  async current(@Ctx() { operation }: RequestContext): Promise<EmergencyAccessActivation[]> {
    return currentActivations(await operation.read());
  }

  @Directive("@access(right: EMERGENCY_ACCESS_ADMINISTER)")
  @FieldResolver(() => [EmergencyAccessDesignation], { nullable: true, description: "By name." })
  async designations(@Ctx() { operation }: RequestContext): Promise<EmergencyAccessDesignation[]> {
    return listDesignations(await operation.read());
  }

  @Directive("@access(right: EMERGENCY_ACCESS_ADMINISTER)")
  @FieldResolver(() => EmergencyAccessActivationConnection, { nullable: true, description: "The latest first." })
  async history(
    @Ctx() { operation }: RequestContext,
    @Args(() => PageArgs) page: PageArgs,
  ): Promise<Page<EmergencyAccessActivation>> {
    return listActivations(await operation.read(), page);
  }

  @Directive("@access(right: EMERGENCY_ACCESS_REVIEW)")
  @FieldResolver(() => [EmergencyAccessActivation], {
    nullable: true,
    description: "Ended, and waiting for their review; the oldest first.",
  })
  async reviewsDue(@Ctx() { operation }: RequestContext): Promise<EmergencyAccessActivation[]> {
    return reviewsDue(await operation.read());
  }

  @Directive("@access(right: EMERGENCY_ACCESS_REVIEW)")
  @Directive("@disabledInBtg")
  @Extensions({ action: "emergency-review.sign" })
  @Mutation(() => SignOffEmergencyAccessReviewPayload, {
    nullable: true,
    description:
      "Once ENDED; not by the user who had activated, while there is another who may or where there was one at the activation, and by nobody whose right is emergency access's alone: WRONG_STATE.",
  })
  signOffEmergencyAccessReview(
    @Ctx() { tx, dependencies }: RootContext,
    @Arg("input", () => SignOffEmergencyAccessReviewInput) { activationId, comment }: SignOffEmergencyAccessReviewInput,
  ): Promise<SignOffEmergencyAccessReviewPayload> {
    return signOffReview(tx, dependencies.config, keyOf(activationId, "EmergencyAccessActivation"), comment);
  }

  @Directive("@access(right: EMERGENCY_ACCESS_ADMINISTER)")
  @Directive("@disabledInBtg")
  @Extensions({ action: "emergency-access.designate", changesAccess: true })
  @Mutation(() => SetEmergencyAccessDesignationPayload, {
    nullable: true,
    description:
      "`Allow emergency access` under Login info; oneself too. Whoever gives it holds every right of the role Administrator, in emergency mode too: RIGHT_NOT_HELD. With the permission, the mode goes at once. WRONG_STATE for a disabled user.",
  })
  async setEmergencyAccessDesignation(
    @Ctx() context: RootContext,
    @Arg("input", () => SetEmergencyAccessDesignationInput) { userId, allowed }: SetEmergencyAccessDesignationInput,
  ): Promise<SetEmergencyAccessDesignationPayload> {
    const { tx, dependencies } = context;
    const set = await setDesignation(tx, dependencies.config, keyOf(userId, "User"), allowed);
    await leaveMode(context);
    return set;
  }

  @Directive("@access(self: true)")
  @Directive("@disabledInBtg")
  @Extensions({ action: "emergency-access.activate", ownTransactions: true })
  @Mutation(() => ActivateEmergencyAccessPayload, {
    nullable: true,
    description:
      "`Activate and log out`. Not designated: FORBIDDEN, audited. No second factor, or one that this session has not shown (`proveSecondFactor`): SECOND_FACTOR_NEEDED. On already: WRONG_STATE. One that is PENDING is ENDED by it: the sign-out that it waits for comes with the activation.",
  })
  async activateEmergencyAccess(
    @Ctx() { operation, cookies, dependencies: { config } }: RequestContext,
    @Arg("input", () => ActivateEmergencyAccessInput) { reason }: ActivateEmergencyAccessInput,
  ): Promise<ActivateEmergencyAccessPayload> {
    const activated = await operation.write((tx) => activateEmergencyAccess(tx, config, reason), {
      session: "EXCLUSIVE",
      access: true,
    });
    if (activated.activation !== null) cookies.setSession(null);
    return activated;
  }

  @Directive("@access(right: EMERGENCY_ACCESS_ADMINISTER, self: true)")
  @Directive("@disabledInBtg")
  @Extensions({ action: "emergency-access.deactivate", changesAccess: true })
  @Mutation(() => DeactivateEmergencyAccessPayload, {
    nullable: true,
    description: "The user himself, or an administrator beside the name. WRONG_STATE where it is off already.",
  })
  async deactivateEmergencyAccess(
    @Ctx() context: RootContext,
    @Arg("input", () => DeactivateEmergencyAccessInput) { activationId }: DeactivateEmergencyAccessInput,
  ): Promise<DeactivateEmergencyAccessPayload> {
    const { tx, dependencies } = context;
    const key = keyOf(activationId, "EmergencyAccessActivation");
    const deactivated = await deactivateEmergencyAccess(tx, dependencies.config, key);
    await leaveMode(context);
    return deactivated;
  }
}

@Resolver(() => EmergencyAccessActivation)
export class EmergencyAccessActivationResolver {
  @Directive("@access(right: EMERGENCY_ACCESS_REVIEW)")
  @FieldResolver(() => EmergencyAccessReview, { nullable: true })
  review(@Root() activation: EmergencyAccessActivation): EmergencyAccessReview {
    const { signOff } = activation;
    return {
      activation,
      signedOffBy: signOff?.by ?? null,
      signedOffAt: signOff?.at ?? null,
      comment: signOff?.comment ?? null,
    };
  }

  @Directive(TOLD_WHO)
  @FieldResolver(() => User, {
    nullable: true,
    description:
      "Everybody is told that it is on; administrators, reviewers and the user himself are told who and why.",
  })
  user(@Root() { userUuid }: EmergencyAccessActivation, @Ctx() { users }: RequestContext): Promise<User | null> {
    return users.load(userUuid);
  }

  @Directive(TOLD_WHO)
  @FieldResolver(() => String, { nullable: true })
  reason(@Root() { reasonGiven }: EmergencyAccessActivation): string {
    return reasonGiven;
  }

  @Directive(TOLD_WHO)
  @FieldResolver(() => ActorObject, { nullable: true })
  deactivatedBy(@Root() { deactivatedByActor }: EmergencyAccessActivation): ActorObject | null {
    return deactivatedByActor;
  }
}

@Resolver(() => EmergencyAccessReview)
export class EmergencyAccessReviewResolver {
  @FieldResolver(() => AuditEntryConnection, {
    nullable: true,
    description: "All that was done, or one kind of it. Oldest first.",
  })
  async entries(
    @Root() { activation }: EmergencyAccessReview,
    @Ctx() { operation }: RequestContext,
    @Args(() => PageArgs) page: PageArgs,
    @Arg("only", () => EmergencyAccessEntryKind, { nullable: true }) only: EmergencyAccessEntryKind | null,
  ): Promise<AuditPage> {
    return listEmergencyTimeline(await operation.read(), activation, page, only ?? undefined);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: "Why whoever asks may not sign it off, and who may. Null: he may, once it has ended.",
  })
  async signOffHindrance(
    @Root() { activation }: EmergencyAccessReview,
    @Ctx() { operation }: RequestContext,
  ): Promise<string | null> {
    return signOffHindrance(await operation.read(), activation);
  }

  @FieldResolver(() => [EmergencyAccessStandingAct], {
    description:
      "What was done in it and still stands, the most serious first: administrators made, roles, exceptions, passwords, designations and the like. Nobody has undone it since.",
  })
  async standing(
    @Root() { activation }: EmergencyAccessReview,
    @Ctx() { operation }: RequestContext,
  ): Promise<EmergencyAccessStandingAct[]> {
    return standingActs(await operation.read(), activation);
  }
}

@Resolver(() => Me)
export class MyEmergencyAccessResolver {
  @FieldResolver(() => Boolean, {
    description: "Holds every right that emergency access gives, as whoever allows it to a user must.",
  })
  mayDesignate(@Ctx() { operation }: RequestContext): boolean {
    return missingForDesignation(accountOf(operation.actor)?.rights ?? new Set()).length === 0;
  }

  @FieldResolver(() => EmergencyAccessActivation, {
    nullable: true,
    description: "One's own that has not ended: the mode that this session is in, or how it stands. In BTG: none.",
  })
  async emergencyAccessActivation(@Ctx() { operation }: RequestContext): Promise<EmergencyAccessActivation | null> {
    const { actor } = operation;
    return actor.kind === "USER" ? currentActivationOf(operation, actor.userId) : null;
  }
}

@Resolver(() => EmergencyAccessDesignation)
export class EmergencyAccessDesignationResolver {
  @FieldResolver(() => User)
  user(@Root() { userUuid }: EmergencyAccessDesignation, @Ctx() { users }: RequestContext): Promise<User | null> {
    return users.load(userUuid);
  }
}

@Resolver(() => User)
export class UserEmergencyAccessResolver {
  @Directive("@access(right: USER_READ, self: true)")
  @FieldResolver(() => EmergencyAccessDesignation, {
    nullable: true,
    description: "The check mark in the users' list.",
  })
  emergencyAccessDesignation(
    @Root() { uuid }: User,
    @Ctx() { operation }: RequestContext,
  ): Promise<EmergencyAccessDesignation | null> {
    return designationOf(operation, uuid);
  }

  @Directive("@access(right: EMERGENCY_ACCESS_ADMINISTER, self: true)")
  @FieldResolver(() => EmergencyAccessActivation, { nullable: true, description: "The one that has not ended." })
  emergencyAccessActivation(
    @Root() { uuid }: User,
    @Ctx() { operation }: RequestContext,
  ): Promise<EmergencyAccessActivation | null> {
    return currentActivationOf(operation, uuid);
  }
}
