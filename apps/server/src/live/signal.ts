import { sql } from "kysely";
import { UUID } from "../store/uuid.ts";
import type { Tx } from "../store/transaction.ts";

/** The channel of PostgreSQL's NOTIFY that every process listens to. */
export const LIVE_CHANNEL = "chartward_live";

const KINDS = ["session", "user", "btg", "notice"] as const;

/**
 * What has changed, for open live channels to look at: a session, a user with all his sessions, a BTG session, or notices about something. A
 * signal tells no content: who hears it reads what stands now.
 */
export interface Signal {
  readonly kind: (typeof KINDS)[number];
  readonly practice: string;
  /** Of notices: what they are about. */
  readonly id: string;
  /** Of a notice: the one user whose it is; absent: every user has one. */
  readonly user?: string;
}

/**
 * Tells all processes at the commit that something has changed. For rare events alone: a commit with NOTIFY takes a lock of the whole
 * database server.
 */
export async function signal(tx: Tx, kind: Signal["kind"], id: string, user?: string): Promise<void> {
  const content: Signal = { kind, practice: tx.context.practiceId!, id, ...(user === undefined ? {} : { user }) };
  await sql`SELECT pg_notify(${LIVE_CHANNEL}, ${JSON.stringify(content)})`.execute(tx.db);
}

/** Reads a signal as it was told; null for what is none, e.g. one of a later version. */
export function readSignal(text: string): Signal | null {
  try {
    const { kind: name, practice, id, user } = JSON.parse(text) as Partial<Record<keyof Signal, unknown>>;
    const kind = KINDS.find((known) => known === name);
    if (kind === undefined || !isUuid(practice) || !isUuid(id) || (user !== undefined && !isUuid(user))) return null;
    return { kind, practice, id, ...(user === undefined ? {} : { user }) };
  } catch {
    return null;
  }
}

function isUuid(value: unknown): value is string {
  return typeof value === "string" && UUID.test(value);
}
