import { sql } from "kysely";
import { UUID } from "../store/uuid.ts";
import type { Tx } from "../store/transaction.ts";

/** The channel of PostgreSQL's NOTIFY that every process listens to. */
export const LIVE_CHANNEL = "chartward_live";

/**
 * What has changed, for open live channels to look at: a session, or a user with all his sessions. A signal tells no content: who hears
 * it reads what stands now.
 */
export interface Signal {
  readonly kind: "session" | "user";
  readonly practice: string;
  readonly id: string;
}

/**
 * Tells all processes at the commit that something has changed. For rare events alone: a commit with NOTIFY takes a lock of the whole
 * database server.
 */
export async function signal(tx: Tx, kind: Signal["kind"], id: string): Promise<void> {
  const content: Signal = { kind, practice: tx.context.practiceId!, id };
  await sql`SELECT pg_notify(${LIVE_CHANNEL}, ${JSON.stringify(content)})`.execute(tx.db);
}

/** Reads a signal as it was told; null for what is none, e.g. one of a later version. */
export function readSignal(text: string): Signal | null {
  try {
    const { kind, practice, id } = JSON.parse(text) as Partial<Record<keyof Signal, unknown>>;
    if (kind !== "session" && kind !== "user") return null;
    return typeof practice === "string" && typeof id === "string" && UUID.test(practice) && UUID.test(id)
      ? { kind, practice, id }
      : null;
  } catch {
    return null;
  }
}
