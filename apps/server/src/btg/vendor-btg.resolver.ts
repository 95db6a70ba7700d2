import { Arg, Args, Ctx, Directive, Extensions, FieldResolver, Mutation, Query, Resolver, Root } from "type-graphql";
import { PageArgs, type Page } from "../graphql/connection.ts";
import { keyOf } from "../graphql/node-id.ts";
import type { RequestContext, RootContext } from "../graphql/request-context.ts";
import { vendorPracticeOf, vendorUserOf } from "../vendor/vendor-directory.service.ts";
import { vendorEmployeeOf } from "../vendor/vendor-employees.service.ts";
import { VendorEmployee, VendorPractice, VendorUser } from "../vendor/vendor.types.ts";
import { BtgSessionState } from "./btg.types.ts";
import { openBtgSession } from "./open-btg-session.service.ts";
import { findVendorBtgSession, listVendorBtgSessions } from "./vendor-btg-sessions.service.ts";
import {
  VendorBtgSession,
  VendorBtgSessionConnection,
  VendorEndBtgSessionInput,
  VendorEndBtgSessionPayload,
  VendorOpenBtgSessionInput,
  VendorOpenBtgSessionPayload,
} from "./vendor-btg.types.ts";
import { endVendorBtgSession } from "./vendor-end-btg.service.ts";

@Resolver(() => VendorBtgSession)
export class VendorBtgResolver {
  @Directive("@access(realm: VENDOR)")
  @Query(() => VendorBtgSessionConnection, {
    nullable: true,
    description: "One's own, for a supervisor everybody's: live ones first, then the one that was opened last.",
  })
  vendorBtgSessions(
    @Ctx() { tx }: RootContext,
    @Arg("states", () => [BtgSessionState], { nullable: true }) states: BtgSessionState[] | null,
    @Args(() => PageArgs) page: PageArgs,
  ): Promise<Page<VendorBtgSession>> {
    return listVendorBtgSessions(tx, states ?? null, page);
  }

  @Directive("@access(realm: VENDOR)")
  @Extensions({ action: "btg.open", ownTransactions: true })
  @Mutation(() => VendorOpenBtgSessionPayload, {
    nullable: true,
    description:
      "Breaks the glass. The practice is told at once. TOO_SHORT, INVALID, OUT_OF_RANGE; WRONG_STATE: the user is not active, or one live session an agent and practice. At most 10 an hour for an employee and practice: RATE_LIMITED.",
  })
  async vendorOpenBtgSession(
    @Ctx() { operation, dependencies }: RequestContext,
    @Arg("input", () => VendorOpenBtgSessionInput) { onBehalfOfId, ...entry }: VendorOpenBtgSessionInput,
  ): Promise<VendorOpenBtgSessionPayload> {
    const { id, userErrors } = await openBtgSession(operation, dependencies, keyOf(onBehalfOfId, "VendorUser"), entry);
    return { btgSession: id === null ? null : await findVendorBtgSession(await operation.read(), id), userErrors };
  }

  @Directive("@access(realm: VENDOR)")
  @Extensions({ action: "btg.end", ownTransactions: true })
  @Mutation(() => VendorEndBtgSessionPayload, {
    nullable: true,
    description:
      "One's own; a supervisor any. From the answer on no request of that session succeeds and none under way commits.",
  })
  async vendorEndBtgSession(
    @Ctx() { operation, dependencies }: RequestContext,
    @Arg("input", () => VendorEndBtgSessionInput) { btgSessionId }: VendorEndBtgSessionInput,
  ): Promise<VendorEndBtgSessionPayload> {
    const uuid = keyOf(btgSessionId, "VendorBtgSession");
    const userErrors = await endVendorBtgSession(operation, dependencies, uuid);
    return { btgSession: await findVendorBtgSession(await operation.read(), uuid), userErrors };
  }

  @FieldResolver(() => VendorPractice)
  async practice(
    @Root() { practiceUuid }: VendorBtgSession,
    @Ctx() { operation }: RequestContext,
  ): Promise<VendorPractice> {
    return (await vendorPracticeOf(operation, practiceUuid))!;
  }

  @FieldResolver(() => VendorUser)
  async onBehalfOf(
    @Root() { onBehalfOfUuid }: VendorBtgSession,
    @Ctx() { operation }: RequestContext,
  ): Promise<VendorUser> {
    return (await vendorUserOf(operation, onBehalfOfUuid))!;
  }

  @FieldResolver(() => VendorEmployee, { description: "The true identity." })
  async employee(
    @Root() { employeeUuid }: VendorBtgSession,
    @Ctx() { operation }: RequestContext,
  ): Promise<VendorEmployee> {
    return (await vendorEmployeeOf(operation, employeeUuid))!;
  }
}
