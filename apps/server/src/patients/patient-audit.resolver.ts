import { Args, Ctx, Directive, Extensions, FieldResolver, Resolver, Root } from "type-graphql";
import { listAuditEntries } from "../audit/audit.service.ts";
import { AuditEntry, AuditEntryConnection, type AuditPage } from "../audit/audit.types.ts";
import { PageArgs } from "../graphql/connection.ts";
import type { RequestContext } from "../graphql/request-context.ts";
import { findPatient } from "./patients.service.ts";
import { Patient } from "./patients.types.ts";

/** What a patient's record and the audit log say of each other. */
@Resolver(() => Patient)
export class PatientOpeningsResolver {
  @Directive("@access(right: AUDIT_READ)")
  @Extensions({ action: "audit.read" })
  @FieldResolver(() => AuditEntryConnection, {
    nullable: true,
    description: "Who opened this record and chart, and who was refused: the accounting of disclosures.",
  })
  async openings(
    @Root() { uuid }: Patient,
    @Ctx() { operation }: RequestContext,
    @Args(() => PageArgs) page: PageArgs,
  ): Promise<AuditPage> {
    return listAuditEntries(await operation.read(), page, { patientUuid: uuid });
  }
}

@Resolver(() => AuditEntry)
export class AuditEntryPatientResolver {
  @Directive("@access(right: PATIENT_READ)")
  @Extensions({ action: "patient.open" })
  @FieldResolver(() => Patient, { nullable: true })
  async patient(@Root() { patientUuid }: AuditEntry, @Ctx() { operation }: RequestContext): Promise<Patient | null> {
    return patientUuid === null ? null : findPatient(await operation.read(), patientUuid);
  }
}
