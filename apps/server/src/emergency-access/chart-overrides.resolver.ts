import { Arg, Ctx, Directive, Extensions, FieldResolver, Mutation, Resolver, Root } from "type-graphql";
import { record } from "../audit/record.ts";
import type { RequestContext } from "../graphql/request-context.ts";
import { accountOf, emergencyOf } from "../identity/actor.ts";
import { patientSubject } from "../patients/patients.service.ts";
import { Patient } from "../patients/patients.types.ts";
import { Me } from "../practices/practices.types.ts";
import { User } from "../users/users.types.ts";
import { activationOf } from "./activations.service.ts";
import { chartOverridesIn, openChartOverride, openOverrides } from "./chart-overrides.service.ts";
import { ChartOverride, OpenChartOverrideInput, OpenChartOverridePayload } from "./chart-overrides.types.ts";
import { EmergencyAccessActivation, EmergencyAccessReview } from "./emergency-access.types.ts";

@Resolver(() => ChartOverride)
export class ChartOverrideResolver {
  @Directive("@access(self: true)")
  @Directive("@disabledInBtg")
  @Extensions({ action: "chart-override.open", ownTransactions: true })
  @Mutation(() => OpenChartOverridePayload, {
    nullable: true,
    description:
      "In emergency mode alone: FORBIDDEN without. By `person`, the first of several given names is enough. Nobody who is named so, or several: NOT_FOUND. Not blocked: WRONG_STATE, it opens without.",
  })
  openChartOverride(
    @Ctx() { operation, dependencies: { config } }: RequestContext,
    @Arg("input", () => OpenChartOverrideInput) { patient, reason }: OpenChartOverrideInput,
  ): Promise<OpenChartOverridePayload> {
    return openChartOverride(operation, config, patient, reason);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description:
      "As it was typed. Null to a reader from whom a set keeps the patient: it may tell of them. Reading another's by itself is an entry: AUDIT_READ.",
  })
  async reason(
    @Root() { reasonGiven, isListed, userUuid, patientUuid }: ChartOverride,
    @Ctx() { operation }: RequestContext,
  ): Promise<string | null> {
    const isOwn = accountOf(operation.actor)?.userId === userUuid;
    if (reasonGiven !== null && !isListed && !isOwn) {
      await record(await operation.read(), {
        action: "audit.read",
        patientId: patientUuid,
        detail: " of one blocked chart that was opened in emergency access",
      });
    }
    return reasonGiven;
  }

  @FieldResolver(() => EmergencyAccessActivation)
  activation(
    @Root() { activationUuid }: ChartOverride,
    @Ctx() { operation }: RequestContext,
  ): Promise<EmergencyAccessActivation | null> {
    return activationOf(operation, activationUuid);
  }

  @FieldResolver(() => User)
  user(@Root() { userUuid }: ChartOverride, @Ctx() { users }: RequestContext): Promise<User | null> {
    return users.load(userUuid);
  }

  @Directive("@access(right: PATIENT_READ)")
  @Extensions({ action: "patient.open" })
  @FieldResolver(() => Patient, {
    nullable: true,
    description: "Asking for it opens the record: PATIENT_OPEN. Null to a reader from whom a set keeps the record.",
  })
  async patient(
    @Root() { patientUuid }: ChartOverride,
    @Ctx() { operation, patients }: RequestContext,
  ): Promise<Patient | null> {
    const patient = await patients.load(patientUuid);
    if (patient === null) return null;
    const entry = { action: "patient.open", subject: patientSubject(patient), patientId: patientUuid } as const;
    await record(await operation.read(), entry);
    return patient;
  }
}

@Resolver(() => Me)
export class MyChartOverridesResolver {
  @FieldResolver(() => [ChartOverride], {
    description:
      "Blocked charts that are open to this session now, in emergency mode, the oldest first. Outside: none.",
  })
  async chartOverrides(@Ctx() { operation }: RequestContext): Promise<ChartOverride[]> {
    const mode = emergencyOf(operation.actor);
    return mode === null ? [] : openOverrides(operation, mode);
  }
}

@Resolver(() => EmergencyAccessReview)
export class ReviewedOverridesResolver {
  @FieldResolver(() => [ChartOverride], { description: "Blocked charts that were opened, the oldest first." })
  async chartOverrides(
    @Root() { activation }: EmergencyAccessReview,
    @Ctx() { operation }: RequestContext,
  ): Promise<ChartOverride[]> {
    const overrides = (await chartOverridesIn(operation, activation.uuid)) ?? [];
    await record(await operation.read(), {
      action: "audit.read",
      detail: " of the blocked charts that were opened in one emergency access",
    });
    return overrides.map((override) => ({ ...override, isListed: true }));
  }
}
