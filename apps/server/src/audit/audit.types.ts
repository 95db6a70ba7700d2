import { Directive, Field, ID, Int, ObjectType, registerEnumType } from "type-graphql";
import { JsonScalar, Node } from "../graphql/common.types.ts";
import { connectionOf, type Page } from "../graphql/connection.ts";
import { nodeId } from "../graphql/node-id.ts";
import { AUDIT_ACTION_NAMES, auditActionEnumName, type AuditAction, type AuditOutcome as Outcome } from "./actions.ts";
import { ActorObject } from "./actor.types.ts";
import { concernsUser } from "./audit-reader.ts";
import { labelOfPayload, sentenceOfPayload, type AuditPayload } from "./record.ts";
import type { ClassType } from "type-graphql";

export const AuditActionEnum = Object.fromEntries(
  AUDIT_ACTION_NAMES.map((action) => [auditActionEnumName(action), action]),
);
registerEnumType(AuditActionEnum, {
  name: "AuditAction",
  description:
    "The catalogue. The stable name in queries, exports and proofs is `noun.verb`: the last `_` stands for the dot, the others for hyphens. A refusal is the same action with outcome REFUSED. New values may come: read unknown ones by their text.",
});

export const AuditOutcome = { SUCCESS: "SUCCESS", REFUSED: "REFUSED", FAILURE: "FAILURE" } as const;
registerEnumType(AuditOutcome, { name: "AuditOutcome" });

export const AuditMark = {
  VENDOR_ACCESS: "VENDOR_ACCESS",
  EMERGENCY_ACCESS: "EMERGENCY_ACCESS",
  CHART_OVERRIDE: "CHART_OVERRIDE",
} as const;
export type AuditMark = keyof typeof AuditMark;
registerEnumType(AuditMark, { name: "AuditMark" });

@ObjectType()
export class AuditSubject {
  @Field(() => String, { description: "Type of the glossary, e.g. `Patient`." })
  declare type: string;

  @Field(() => ID, { nullable: true })
  declare id: string | null;

  @Field(() => String, { description: "Its name at the time." })
  declare label: string;
}

@ObjectType({ description: "Secrets say only that they changed." })
export class AuditChange {
  @Field(() => String)
  declare field: string;

  @Field(() => JsonScalar, { nullable: true })
  declare before: unknown;

  @Field(() => JsonScalar, { nullable: true })
  declare after: unknown;
}

@Directive("@access(right: AUDIT_READ, self: true)")
@ObjectType({
  implements: Node,
  description:
    "An immutable record of an act or a refusal. Without AUDIT_READ: the entries by, on behalf of or about oneself, and DrChrono Access (D15), of which beginning and end are told whole.",
})
export class AuditEntry extends Node {
  declare readonly patientUuid: string | null;
  declare readonly onBehalfOfUuid: string | null;
  /** Those by, on behalf of or about this user, and DrChrono Access; and all that he reviews. */
  declare readonly concerns: (userId: string) => boolean;

  @Field(() => Date)
  declare occurredAt: Date;

  @Field(() => ActorObject)
  declare actor: ActorObject;

  @Field(() => AuditActionEnum)
  declare action: AuditAction;

  @Field(() => String, { description: "The stable name, e.g. `chart.open`." })
  declare actionName: string;

  @Field(() => String, { description: "In words, as the report's Action column shows it." })
  declare actionLabel: string;

  @Field(() => AuditOutcome)
  declare outcome: Outcome;

  @Field(() => [AuditMark])
  declare marks: AuditMark[];

  @Field(() => String, { description: "A plain sentence, in every case." })
  declare sentence: string;

  @Field(() => AuditSubject, { nullable: true })
  declare subject: AuditSubject | null;

  @Field(() => [AuditChange])
  declare changes: AuditChange[];

  @Field(() => String, { nullable: true })
  declare reason: string | null;

  @Field(() => String, { nullable: true })
  declare ipAddress: string | null;

  @Field(() => ID, { nullable: true })
  declare sessionId: string | null;

  @Field(() => String)
  declare requestId: string;

  @Field(() => Boolean, {
    description:
      "Kept back from this reader: subject, patient, changes and reason of what others did in DrChrono Access, and of a patient whom a set keeps from the reader; of searches and reports, what was typed, where a set blocks the reader. The sentence tells none of it.",
  })
  declare withheld: boolean;
}

/** A page of the log with its moment. */
export interface AuditPage extends Page<AuditEntry> {
  readonly liveCursor: string;
}

const Connection = connectionOf("AuditEntry", () => AuditEntry);

@ObjectType()
export class AuditEntryConnection extends (Connection as ClassType<Page<AuditEntry>>) {
  @Field(() => String, { description: "For `auditEntriesAdded`: the moment of this page." })
  declare liveCursor: string;
}

@ObjectType({
  description:
    "How many entries have been committed since a page was read; at most 1,000 are counted. A poll: it tells no content and is not audited.",
})
export class AuditEntriesAdded {
  @Field(() => Int)
  declare count: number;
}

/** A row of `audit_entry`, in the columns that are read. */
export interface AuditRow {
  id: number;
  occurred_at: Date;
  patient_id: string | null;
  payload: string;
  /** See `isOpenTo`. */
  open: boolean;
  /** See `isWholeTo`. */
  whole: boolean;
}

/**
 * What is not the reader's to know is kept back: of DrChrono Access, he sees who, when, from where and why.
 * @param reads whether it is his to read whatever it concerns: as what he reviews.
 */
export function toAuditEntry(row: AuditRow, { reads = false }: { reads?: boolean } = {}): AuditEntry {
  const payload = JSON.parse(row.payload) as AuditPayload;
  const { open, whole } = row;
  const { actor, onBehalfOf } = payload;
  const told = whole ? payload : withoutTypedWords(payload);
  return {
    __typename: "AuditEntry",
    id: nodeId("AuditEntry", row.id),
    patientUuid: open ? row.patient_id : null,
    onBehalfOfUuid: onBehalfOf?.id ?? null,
    concerns: (userId) => reads || payload.marks.includes("VENDOR_ACCESS") || concernsUser(payload, userId),
    occurredAt: row.occurred_at,
    actor: {
      kind: actor.kind,
      name: actor.name,
      userUuid: actor.kind === "USER" ? actor.id : null,
      agentReference: actor.kind === "VENDOR_EMPLOYEE" ? actor.id : null,
    },
    action: payload.action,
    actionName: payload.action,
    actionLabel: labelOfPayload(payload),
    outcome: payload.outcome,
    marks: payload.marks as AuditMark[],
    sentence: open ? sentenceOfPayload(told) : sentenceOfWithheld(payload),
    subject: open ? told.subject : null,
    changes: whole ? [...payload.changes] : [],
    // In DrChrono Access that of the access, which stands with the access itself.
    reason: open || payload.marks.includes("VENDOR_ACCESS") ? payload.reason : null,
    ipAddress: payload.ipAddress,
    sessionId: payload.sessionId,
    requestId: payload.requestId,
    withheld: !whole,
  };
}

/** Names of sets stay: they are shown to whom a set blocks, too. */
function withoutTypedWords(payload: AuditPayload): AuditPayload {
  const { subject } = payload;
  const isNamed = subject === null || subject.type === "PatientSet";
  return {
    ...payload,
    detail: null,
    changes: [],
    subject: isNamed ? subject : { ...subject, id: null, label: "something" },
  };
}

function sentenceOfWithheld({ actor, outcome }: AuditPayload): string {
  return outcome === "SUCCESS"
    ? `${actor.name} acted in the account.`
    : `${actor.name} was refused an act in the account.`;
}
