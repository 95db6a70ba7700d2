import { AsyncLocalStorage } from "node:async_hooks";
import { randomBytes } from "node:crypto";
import { canonicalJson, type Json } from "@chartward/audit-proof/canonical-json";
import { SALT_BYTES } from "@chartward/audit-proof/leaf-hash";
import { sql } from "kysely";
import { btgOf, emergencyOf, type Actor } from "../identity/actor.ts";
import { accessNameOf } from "../identity/btg-names.ts";
import { fold } from "../store/fold.ts";
import type { Tx } from "../store/transaction.ts";
import { actionLabel, sentenceOf, type AuditAction, type AuditOutcome } from "./actions.ts";
import { operationInWords } from "./operation-words.ts";

/** What an act was done to, with its name at the time. */
export interface AuditSubject {
  /** A type of the glossary, e.g. `Patient`. */
  readonly type: string;
  readonly id: string | null;
  readonly label: string;
  /** Of a user: the use of his emergency access that the act begins or ends. */
  readonly activationId?: string;
}

/** One field of what was changed. Secrets say only that they changed. */
export interface AuditChange {
  readonly field: string;
  readonly before: Json;
  readonly after: Json;
}

/** An act or a refusal, as its capability tells it; who, when and from where come from the transaction's context. */
export interface AuditRecord {
  readonly action: AuditAction;
  readonly outcome?: AuditOutcome;
  readonly subject?: AuditSubject;
  /** The patient whom it concerns, where there is one. */
  readonly patientId?: string;
  /** In the vendor's own log: the practice whom it concerns. */
  readonly practiceId?: string;
  readonly changes?: readonly AuditChange[];
  /** As a person gave it. */
  readonly reason?: string;
  /** Goes on with the sentence, e.g. ` from 3 files`. */
  readonly detail?: string;
}

/**
 * The hashed form of an entry: version 2 of its shape. Stored bytes cannot change later; a new shape is a new version. Version 1 had no
 * `emergencyActivationId`.
 */
export interface AuditPayload {
  readonly version: 2;
  readonly practiceId: string;
  readonly occurredAt: string;
  readonly action: AuditAction;
  readonly outcome: AuditOutcome;
  readonly marks: readonly string[];
  readonly actor: { readonly kind: Actor["kind"]; readonly id: string | null; readonly name: string };
  readonly onBehalfOf: { readonly id: string; readonly name: string } | null;
  readonly subject: AuditSubject | null;
  readonly patientId: string | null;
  readonly changes: readonly AuditChange[];
  readonly reason: string | null;
  readonly detail: string | null;
  readonly ipAddress: string | null;
  readonly sessionId: string | null;
  readonly requestId: string;
  /** The use of emergency access in which it was done. */
  readonly emergencyActivationId: string | null;
}

/** The form of an entry of the vendor's own log: version 1 of its shape. */
export interface VendorAuditPayload extends Omit<
  AuditPayload,
  "version" | "practiceId" | "marks" | "onBehalfOf" | "patientId" | "emergencyActivationId"
> {
  readonly version: 1;
  /** Whom it concerns, where it is a practice. */
  readonly practiceId: string | null;
}

/** The name that stands in the log for an actor. */
export function actorName(actor: Actor): string {
  return actor.kind === "ANONYMOUS" ? "Nobody signed in" : actor.name;
}

const watches = new AsyncLocalStorage<{ recorded: boolean }>();

/** Does work, and sees in `watch` whether it wrote an entry: what others write in the same transaction meanwhile does not count. */
export function watchEntries<T>(watch: { recorded: boolean }, work: () => T): T {
  return watches.run(watch, work);
}

/**
 * Writes an entry in the transaction of the act: both commit or neither. For a sensitive read, before the data leaves (D9).
 * The context must name a practice: an act outside any practice has no log to stand in.
 */
export function record(tx: Tx, entry: AuditRecord): Promise<void> {
  return tx.context.realm === "VENDOR" ? recordInVendorRealm(tx, entry) : recordAll(tx, [entry]);
}

/** As `record`, of an act on many things that is an entry for each: in this order, by one statement. */
export async function recordAll(tx: Tx, entries: readonly AuditRecord[]): Promise<void> {
  if (entries.length === 0) return;
  const { context, now } = tx;
  const payloads = entries.map((entry) => payloadOf(tx, entry));
  const { practiceId, actor, onBehalfOf, emergencyActivationId } = payloads[0]!;
  const texts = payloads.map((payload) => {
    const words = [labelOfPayload(payload), sentenceOfPayload(payload), payload.subject?.label, payload.reason];
    return fold(words.filter(Boolean).join(" ")).replaceAll("\0", "");
  });
  await sql`
    INSERT INTO audit_entry (practice_id, occurred_at, action, outcome, marks, actor_kind, actor_id, actor_name, on_behalf_of_user_id, subject_type,
      subject_id, patient_id, ip_address, session_id, request_id, emergency_activation_id, subject_activation_id, search_text, payload, salt)
    SELECT ${practiceId}::uuid, ${now}::timestamptz, entry.action, entry.outcome, entry.marks::text[], ${actor.kind}::text, ${actor.id}::uuid,
      ${actor.name}::text, ${onBehalfOf?.id ?? null}::uuid, entry.subject_type, entry.subject_id, entry.patient_id, ${context.ipAddress}::inet,
      ${context.sessionId}::uuid, ${context.requestId}::text, ${emergencyActivationId}::uuid, entry.subject_activation_id, entry.search_text, entry.payload, entry.salt
    FROM unnest(${payloads.map(({ action }) => action)}::text[], ${payloads.map(({ outcome }) => outcome)}::text[],
      ${payloads.map(({ subject }) => subject?.type ?? null)}::text[], ${payloads.map(({ subject }) => subject?.id ?? null)}::text[],
      ${payloads.map(({ subject }) => subject?.activationId ?? null)}::uuid[], ${payloads.map(({ patientId }) => patientId)}::uuid[], ${texts}::text[],
      ${payloads.map((payload) => canonicalJson(payload as unknown as Json))}::text[],
      ${payloads.map(() => randomBytes(SALT_BYTES))}::bytea[], ${payloads.map(({ marks }) => `{${marks.join(",")}}`)}::text[])
      WITH ORDINALITY AS entry (action, outcome, subject_type, subject_id, subject_activation_id, patient_id, search_text, payload, salt, marks, place)
    ORDER BY entry.place`.execute(tx.db);
  const watch = watches.getStore();
  if (watch !== undefined) watch.recorded = true;
}

function payloadOf({ context, now }: Tx, entry: AuditRecord): AuditPayload {
  const { actor, practiceId } = context;
  if (practiceId === null) throw new Error(`The audit entry ${entry.action} has no practice`);
  const btg = btgOf(actor);
  return {
    version: 2,
    practiceId,
    occurredAt: now.toISOString(),
    action: entry.action,
    outcome: entry.outcome ?? "SUCCESS",
    marks: marksOf(actor, entry),
    actor: { kind: actor.kind, id: actorId(actor), name: actorName(actor) },
    onBehalfOf: btg === null ? null : { id: btg.account.userId, name: btg.account.name },
    subject: entry.subject ?? null,
    patientId: entry.patientId ?? null,
    changes: entry.changes ?? [],
    reason: entry.reason ?? btg?.reason ?? null,
    detail: entry.detail ?? null,
    ipAddress: context.ipAddress,
    sessionId: context.sessionId,
    requestId: context.requestId,
    emergencyActivationId: emergencyOf(actor)?.activationId ?? null,
  };
}

/** Beginning and end of emergency access have its mark, whoever acts. */
function marksOf(actor: Actor, { subject, patientId }: AuditRecord): string[] {
  const emergency = emergencyOf(actor);
  const isOverridden = patientId !== undefined && emergency?.overriddenPatients.includes(patientId) === true;
  return [
    ...(btgOf(actor) === null ? [] : ["VENDOR_ACCESS"]),
    ...(emergency === null && subject?.activationId === undefined ? [] : ["EMERGENCY_ACCESS"]),
    ...(isOverridden ? ["CHART_OVERRIDE"] : []),
  ];
}

/** Of a vendor employee in a practice: the agent reference, which leads to nobody. */
function actorId(actor: Actor): string | null {
  if (actor.kind === "USER") return actor.userId;
  return actor.kind === "VENDOR_EMPLOYEE" && actor.realm !== "VENDOR" ? actor.agentReference : null;
}

/** What the report's Action column says. All that is done in BTG is `DrChrono Access`; the sentence says what it was. */
export function labelOfPayload({ action, outcome, actor, marks, subject }: AuditPayload): string {
  if (marks.includes("VENDOR_ACCESS")) return accessNameBy(actor);
  // The subject's name is the vendor's word for it (D8).
  if (subject?.type === "BtgSession" && outcome === "SUCCESS") return `${subject.label} ended`;
  return actionLabel(action, outcome);
}

/** As the vendor was called at the time of the act; entries of others hold no name of it. */
function accessNameBy({ kind, name }: AuditPayload["actor"]): string {
  const vendorName = kind === "VENDOR_EMPLOYEE" ? /^(.+) Employee$/.exec(name)?.[1] : undefined;
  return vendorName === undefined ? "vendor access" : accessNameOf(vendorName);
}

/** The entry in a plain sentence, from what was stored and nothing else. */
export function sentenceOfPayload({
  action,
  outcome,
  actor,
  subject,
  detail,
  changes,
}: Pick<AuditPayload, "action" | "outcome" | "actor" | "subject" | "detail" | "changes">): string {
  const named =
    subject?.type === "Operation" ? operationInWords(subject.label, accessNameBy(actor)) : (subject?.label ?? "");
  // A refusal at the root, before there is a thing to name.
  if (outcome === "REFUSED" && subject?.type === "Operation")
    return `${actor.name} was refused ${named}${detail ?? ""}.`;
  return sentenceOf(action, outcome, { actor: actor.name, subject: named, detail: detail ?? "", changes });
}

/** A message as a sentence of the log goes on with it: `: The reason is empty`. The sentence brings its own full stop. */
export function detailOf(message: string): string {
  return `: ${message.replace(/\.$/, "")}`;
}

/** The vendor's own log: acts outside any practice, and which employee opened what. Practices never read it. */
async function recordInVendorRealm({ db, context, now }: Tx, entry: AuditRecord): Promise<void> {
  const { actor } = context;
  const outcome = entry.outcome ?? "SUCCESS";
  const employeeId = actor.kind === "VENDOR_EMPLOYEE" && actor.realm === "VENDOR" ? actor.employeeId : null;
  const payload: VendorAuditPayload = {
    version: 1,
    occurredAt: now.toISOString(),
    action: entry.action,
    outcome,
    actor: { kind: actor.kind, id: employeeId, name: actorName(actor) },
    subject: entry.subject ?? null,
    practiceId: entry.practiceId ?? null,
    changes: entry.changes ?? [],
    reason: entry.reason ?? null,
    detail: entry.detail ?? null,
    ipAddress: context.ipAddress,
    sessionId: context.sessionId,
    requestId: context.requestId,
  };
  // Whose sign-in was tried is known before anybody is signed in.
  const concerned = employeeId ?? (entry.subject?.type === "VendorEmployee" ? entry.subject.id : null);
  await sql`
    INSERT INTO vendor.audit_entry (occurred_at, action, outcome, employee_id, practice_id, payload, salt)
    VALUES (${now}, ${entry.action}, ${outcome}, ${concerned}, ${payload.practiceId}, ${canonicalJson(payload as unknown as Json)},
      ${randomBytes(SALT_BYTES)})`.execute(db);
}
