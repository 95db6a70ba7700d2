import { randomBytes } from "node:crypto";
import { canonicalJson, type Json } from "@chartward/audit-proof/canonical-json";
import { SALT_BYTES } from "@chartward/audit-proof/leaf-hash";
import { sql } from "kysely";
import type { Actor } from "../identity/actor.ts";
import { fold } from "../store/fold.ts";
import type { Tx } from "../store/transaction.ts";
import { actionLabel, sentenceOf, type AuditAction, type AuditOutcome } from "./actions.ts";

/** What an act was done to, with its name at the time. */
export interface AuditSubject {
  /** A type of the glossary, e.g. `Patient`. */
  readonly type: string;
  readonly id: string | null;
  readonly label: string;
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
  readonly changes?: readonly AuditChange[];
  /** As a person gave it. */
  readonly reason?: string;
  /** Goes on with the sentence, e.g. ` from 3 files`. */
  readonly detail?: string;
}

/** The hashed form of an entry: version 1 of its shape. Stored bytes cannot change later; a new shape is a new version. */
export interface AuditPayload {
  readonly version: 1;
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
}

/** The name that stands in the log for an actor. */
export function actorName(actor: Actor): string {
  return actor.kind === "ANONYMOUS" ? "Nobody signed in" : actor.name;
}

/**
 * Writes an entry in the transaction of the act: both commit or neither. For a sensitive read, before the data leaves (D9).
 * The context must name a practice: an act outside any practice has no log to stand in.
 */
export async function record(tx: Tx, entry: AuditRecord): Promise<void> {
  const { context, now } = tx;
  const { actor, practiceId } = context;
  if (practiceId === null) throw new Error(`The audit entry ${entry.action} has no practice`);
  const outcome = entry.outcome ?? "SUCCESS";
  const payload: AuditPayload = {
    version: 1,
    practiceId,
    occurredAt: now.toISOString(),
    action: entry.action,
    outcome,
    marks: [],
    actor: { kind: actor.kind, id: actor.kind === "USER" ? actor.userId : null, name: actorName(actor) },
    onBehalfOf: null,
    subject: entry.subject ?? null,
    patientId: entry.patientId ?? null,
    changes: entry.changes ?? [],
    reason: entry.reason ?? null,
    detail: entry.detail ?? null,
    ipAddress: context.ipAddress,
    sessionId: context.sessionId,
    requestId: context.requestId,
  };
  const words = [actionLabel(entry.action, outcome), sentenceOfPayload(payload), entry.subject?.label, entry.reason];
  await sql`
    INSERT INTO audit_entry (practice_id, occurred_at, action, outcome, marks, actor_kind, actor_id, actor_name, subject_type, subject_id,
      patient_id, ip_address, session_id, request_id, search_text, payload, salt)
    VALUES (${practiceId}, ${now}, ${entry.action}, ${outcome}, ${payload.marks}, ${actor.kind}, ${payload.actor.id},
      ${payload.actor.name}, ${entry.subject?.type ?? null}, ${entry.subject?.id ?? null}, ${payload.patientId}, ${context.ipAddress},
      ${context.sessionId}, ${context.requestId}, ${fold(words.filter(Boolean).join(" ")).replaceAll("\0", "")},
      ${canonicalJson(payload as unknown as Json)}, ${randomBytes(SALT_BYTES)})`.execute(tx.db);
}

/** The entry in a plain sentence, from what was stored and nothing else. */
export function sentenceOfPayload({ action, outcome, actor, subject, detail }: AuditPayload): string {
  // A refusal at the root, before there is a thing to name.
  if (outcome === "REFUSED" && subject?.type === "Operation")
    return `${actor.name} was refused the operation ${subject.label}${detail ?? ""}.`;
  return sentenceOf(action, outcome, { actor: actor.name, subject: subject?.label ?? "", detail: detail ?? "" });
}
