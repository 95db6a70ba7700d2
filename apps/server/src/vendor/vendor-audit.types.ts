import { Directive, Field, ObjectType } from "type-graphql";
import type { AuditAction, AuditOutcome as Outcome } from "../audit/actions.ts";
import { AuditActionEnum, AuditOutcome } from "../audit/audit.types.ts";
import { sentenceOfPayload, type VendorAuditPayload } from "../audit/record.ts";
import { Node } from "../graphql/common.types.ts";
import { connectionOf } from "../graphql/connection.ts";
import { nodeId } from "../graphql/node-id.ts";

@Directive("@access(realm: VENDOR)")
@ObjectType({
  implements: Node,
  description:
    "The vendor's own log, of acts outside any practice: sign-in, search, refusals. One's own; a supervisor's view holds all.",
})
export class VendorAuditEntry extends Node {
  /** Who did it; else whom it was done to. */
  declare readonly employeeUuid: string | null;
  declare readonly practiceUuid: string | null;

  @Field(() => Date)
  declare occurredAt: Date;

  @Field(() => AuditActionEnum)
  declare action: AuditAction;

  @Field(() => AuditOutcome)
  declare outcome: Outcome;

  @Field(() => String, { description: "A plain sentence, in every case." })
  declare sentence: string;

  @Field(() => String, { nullable: true })
  declare ipAddress: string | null;

  @Field(() => String)
  declare requestId: string;
}

export const VendorAuditEntryConnection = connectionOf("VendorAuditEntry", () => VendorAuditEntry);

/** A row of `vendor.audit_entry`, in the columns that are read. */
export interface VendorAuditRow {
  id: number;
  occurred_at: Date;
  employee_id: string | null;
  practice_id: string | null;
  payload: string;
}

export function toVendorAuditEntry(row: VendorAuditRow): VendorAuditEntry {
  const payload = JSON.parse(row.payload) as VendorAuditPayload;
  return {
    __typename: "VendorAuditEntry",
    id: nodeId("VendorAuditEntry", row.id),
    employeeUuid: row.employee_id,
    practiceUuid: row.practice_id,
    occurredAt: row.occurred_at,
    action: payload.action,
    outcome: payload.outcome,
    sentence: sentenceOfPayload(payload),
    ipAddress: payload.ipAddress,
    requestId: payload.requestId,
  };
}
