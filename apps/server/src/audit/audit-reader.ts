import { sql, type RawBuilder, type SqlBool } from "kysely";
import { accountOf, type Actor } from "../identity/actor.ts";
import { TELLING_ACTIONS, type AuditAction } from "./actions.ts";
import type { AuditPayload } from "./record.ts";

/** What of the log a reader sees (D15). */
export interface AuditReader {
  /** Null: nobody whose account is in use; sees nothing. */
  readonly userId: string | null;
  /** Holds `audit:read`. */
  readonly readsAll: boolean;
}

export function readerOf(actor: Actor): AuditReader {
  const account = accountOf(actor);
  return { userId: account?.userId ?? null, readsAll: account?.rights.has("audit:read") ?? false };
}

/** Entries `entry` that the reader sees at all: what concerns him, and all of DrChrono Access. */
export function isShownTo(reader: AuditReader): RawBuilder<SqlBool> {
  if (reader.userId === null) return sql`false`;
  return reader.readsAll ? sql`true` : sql`(${concernsReader(reader)} OR 'VENDOR_ACCESS' = ANY (entry.marks))`;
}

/** That and how the glass was broken, and how that ended, is for every user of the practice: these tell nothing of what was seen. */
const TOLD_TO_ALL: readonly AuditAction[] = ["btg.open", "btg.end", "btg.expire"];

/**
 * Entries `entry` whose subject, patient and changes are the reader's to know: what concerns him, apart from patients whom a set keeps from
 * him, in either mode and whoever acted (D15).
 */
export function isOpenTo(reader: AuditReader): RawBuilder<SqlBool> {
  return sql`(${concernsReader(reader)}
    AND NOT EXISTS (SELECT FROM private.blocked_patient b WHERE b.patient_id = entry.patient_id))`;
}

/** Entries `entry` of which nothing is kept back from the reader: not either what was typed or counted, where a set blocks him. */
export function isWholeTo(reader: AuditReader): RawBuilder<SqlBool> {
  return sql`(${isOpenTo(reader)}
    AND NOT (entry.action = ANY (${TELLING_ACTIONS}::text[]) AND EXISTS (SELECT FROM private.blocking_set)))`;
}

/** With `audit:read` all, else those by, on behalf of or about him, and those of DrChrono Access as it begins and ends. */
function concernsReader({ userId, readsAll }: AuditReader): RawBuilder<SqlBool> {
  if (readsAll) return sql`true`;
  return sql`(entry.actor_id = ${userId} OR entry.on_behalf_of_user_id = ${userId}
    OR (entry.subject_type = 'User' AND entry.subject_id = ${userId})
    OR (entry.action = ANY (${TOLD_TO_ALL}::text[]) AND entry.outcome = 'SUCCESS'))`;
}

/** As `concernsReader`, of an entry that was read and a user without `audit:read`. */
export function concernsUser({ action, outcome, actor, onBehalfOf, subject }: AuditPayload, userId: string): boolean {
  return (
    actor.id === userId ||
    onBehalfOf?.id === userId ||
    (subject?.type === "User" && subject.id === userId) ||
    (TOLD_TO_ALL.includes(action) && outcome === "SUCCESS")
  );
}
