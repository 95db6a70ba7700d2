import {
  Args,
  Ctx,
  Directive,
  Extensions,
  Field,
  FieldResolver,
  ID,
  Int,
  ObjectType,
  Resolver,
  Root,
} from "type-graphql";
import { listAuditEntries } from "../audit/audit.service.ts";
import { AuditEntry, AuditEntryConnection, type AuditPage } from "../audit/audit.types.ts";
import { PageArgs } from "../graphql/connection.ts";
import type { RequestContext } from "../graphql/request-context.ts";
import { refuseBlocked } from "./blocked-record.ts";
import { Patient } from "./patients.types.ts";

/** What a patient's record and the audit log say of each other. */
@Resolver(() => Patient)
export class PatientOpeningsResolver {
  @Directive("@access(right: AUDIT_READ)")
  @Extensions({ action: "audit.read" })
  @FieldResolver(() => AuditEntryConnection, {
    nullable: true,
    description:
      "Who opened this record and chart, and who was refused: the accounting of disclosures. RECORD_BLOCKED where a set keeps the chart from the reader.",
  })
  async openings(
    @Root() { uuid, chartBlocked }: Patient,
    @Ctx() { operation }: RequestContext,
    @Args(() => PageArgs) page: PageArgs,
  ): Promise<AuditPage> {
    const tx = await operation.read();
    if (chartBlocked) await refuseBlocked(tx, { uuid }, "audit.read");
    return listAuditEntries(tx, page, { patientUuid: uuid });
  }
}

@ObjectType({ description: "A patient as an entry of the log names him. To open the record, ask for `patient`." })
class AuditPatient {
  @Field(() => ID)
  declare id: string;

  @Field(() => Int)
  declare demographicNumber: number;

  @Field(() => String)
  declare name: string;
}

@Resolver(() => AuditEntry)
export class AuditEntryPatientResolver {
  @Directive("@access(right: PATIENT_READ)")
  @Extensions({ action: "patient.open" })
  @FieldResolver(() => AuditPatient, {
    nullable: true,
    description: "The patient whom it concerns, by his present name.",
  })
  patient(
    @Root() { patientUuid }: AuditEntry,
    @Ctx() { patients }: RequestContext,
  ): Promise<AuditPatient | null> | null {
    return patientUuid === null ? null : patients.load(patientUuid);
  }
}
