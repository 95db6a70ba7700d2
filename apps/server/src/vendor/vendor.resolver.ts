import { Arg, Args, Ctx, Directive, FieldResolver, Mutation, Query, Resolver, Root } from "type-graphql";
import { PageArgs, type Page } from "../graphql/connection.ts";
import type { RequestContext, RootContext } from "../graphql/request-context.ts";
import { Session } from "../identity/identity.types.ts";
import { deliverSession } from "../identity/session-delivery.ts";
import { TwoFactor } from "../identity/two-factor.types.ts";
import { passwordRulesOf } from "../practices/practice.service.ts";
import { Me, PasswordRules } from "../practices/practices.types.ts";
import { listVendorAuditEntries } from "./vendor-audit.service.ts";
import { VendorAuditEntry, VendorAuditEntryConnection } from "./vendor-audit.types.ts";
import { listVendorPractices, listVendorUsers, vendorPracticeOf } from "./vendor-directory.service.ts";
import { readOwnEmployee, vendorEmployeeOf } from "./vendor-employees.service.ts";
import { readVendorTwoFactor } from "./vendor-second-factor.service.ts";
import { VENDOR_PASSWORD_MINIMUM_LENGTH } from "./vendor-password.service.ts";
import { liveVendorSessions } from "./vendor-sessions.service.ts";
import { vendorSignIn } from "./vendor-sign-in.service.ts";
import { VendorSignInInput, VendorSignInPayload } from "./vendor-sign-in.types.ts";
import {
  VendorEmployee,
  VendorPractice,
  VendorPracticeConnection,
  VendorUser,
  VendorUserConnection,
} from "./vendor.types.ts";

@Resolver(() => VendorEmployee)
export class VendorEmployeeResolver {
  @Directive("@public")
  @Mutation(() => VendorSignInPayload, {
    nullable: true,
    description:
      "As signIn, with a challenge always; the first sign-in sets up the second factor. WRONG_CREDENTIALS. 10 failures in 15 minutes for a login and address: RATE_LIMITED.",
  })
  async vendorSignIn(
    @Ctx() context: RequestContext,
    @Arg("input", () => VendorSignInInput) input: VendorSignInInput,
  ): Promise<VendorSignInPayload> {
    const { operation, dependencies } = context;
    const result = await vendorSignIn(operation, dependencies.throttle, input);
    const nothing = { session: null, bearerToken: null, challenge: null, userErrors: [] };
    if (Array.isArray(result)) return { ...nothing, userErrors: result };
    if (!("sessionToken" in result)) return { ...nothing, challenge: result };
    return { ...nothing, ...(await deliverSession(context, result)) };
  }

  @Directive("@access(realm: VENDOR, self: true)")
  @FieldResolver(() => [Session], { nullable: true, description: "One's own that are in force, the last used first." })
  async sessions(@Root() _: VendorEmployee, @Ctx() { operation }: RequestContext): Promise<Session[]> {
    return liveVendorSessions(await operation.read());
  }

  @Directive("@access(realm: VENDOR, self: true)")
  @FieldResolver(() => TwoFactor, { nullable: true })
  async twoFactor(@Root() { uuid }: VendorEmployee, @Ctx() { operation }: RequestContext): Promise<TwoFactor> {
    return readVendorTwoFactor(await operation.read(), uuid);
  }

  @FieldResolver(() => PasswordRules, { description: "For an employee's password." })
  passwordRules(): PasswordRules {
    return passwordRulesOf(VENDOR_PASSWORD_MINIMUM_LENGTH);
  }
}

@Resolver(() => Me)
export class VendorMeResolver {
  @FieldResolver(() => VendorEmployee, {
    nullable: true,
    description: "In the VENDOR realm alone: in BTG nothing names the employee.",
  })
  async vendorEmployee(@Ctx() { operation }: RequestContext): Promise<VendorEmployee | null> {
    return readOwnEmployee(await operation.read());
  }
}

@Resolver(() => VendorPractice)
export class VendorDirectoryResolver {
  @Directive("@access(realm: VENDOR)")
  @Query(() => VendorPracticeConnection, {
    nullable: true,
    description: "By name: `search` is beginnings of its words, in any order.",
  })
  vendorPractices(
    @Ctx() { tx }: RootContext,
    @Arg("search", () => String, { nullable: true }) search: string | null,
    @Args(() => PageArgs) args: PageArgs,
  ): Promise<Page<VendorPractice>> {
    return listVendorPractices(tx, search, args);
  }

  @FieldResolver(() => VendorUserConnection, {
    nullable: true,
    description:
      "User Management, by name: disabled users too, for reading. `search` is beginnings of words of the name and user name, in any order.",
  })
  async users(
    @Root() practice: VendorPractice,
    @Ctx() { operation }: RequestContext,
    @Arg("search", () => String, { nullable: true }) search: string | null,
    @Args(() => PageArgs) args: PageArgs,
  ): Promise<Page<VendorUser>> {
    return listVendorUsers(await operation.read(), practice, search, args);
  }
}

@Resolver(() => VendorUser)
export class VendorUserResolver {
  @FieldResolver(() => VendorPractice)
  async practice(@Root() user: VendorUser, @Ctx() { operation }: RequestContext): Promise<VendorPractice> {
    return (await vendorPracticeOf(operation, user.practiceUuid))!;
  }
}

@Resolver(() => VendorAuditEntry)
export class VendorAuditResolver {
  @Directive("@access(realm: VENDOR)")
  @Query(() => VendorAuditEntryConnection, { nullable: true, description: "One's own; a supervisor's view holds all." })
  vendorAuditEntries(
    @Ctx() { tx }: RootContext,
    @Args(() => PageArgs) args: PageArgs,
  ): Promise<Page<VendorAuditEntry>> {
    return listVendorAuditEntries(tx, args);
  }

  @FieldResolver(() => VendorEmployee, { nullable: true, description: "Who did it; else whom it was done to." })
  employee(
    @Root() { employeeUuid }: VendorAuditEntry,
    @Ctx() { operation }: RequestContext,
  ): Promise<VendorEmployee | null> | null {
    return employeeUuid === null ? null : vendorEmployeeOf(operation, employeeUuid);
  }

  @FieldResolver(() => VendorPractice, { nullable: true, description: "Whom it concerns, where that is a practice." })
  practice(
    @Root() { practiceUuid }: VendorAuditEntry,
    @Ctx() { operation }: RequestContext,
  ): Promise<VendorPractice | null> | null {
    return practiceUuid === null ? null : vendorPracticeOf(operation, practiceUuid);
  }
}
