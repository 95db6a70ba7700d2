import type pg from "pg";
import type { BtgEndCause } from "../btg/btg.types.ts";
import type { SessionChange } from "./live.types.ts";

/** A row of the database's private.watch_btg_sessions(): what stands of a BTG session now. */
export interface WatchedBtg {
  readonly btg_session_id: string;
  readonly practice_id: string;
  /** Of the user on whose behalf. */
  readonly user_state: "INVITED" | "ACTIVE" | "DISABLED";
  readonly ended_at: Date | null;
  readonly end_cause: BtgEndCause | null;
  /** The name of who ended it, as the practice knows it. */
  readonly ended_by: string | null;
  readonly expires_at: Date;
  /** Effective, of the user on whose behalf, in order. */
  readonly rights: readonly string[];
}

/** What stands of these BTG sessions, of whatever practice. One that is not there is missing in the answer. */
export async function watchBtgSessions(
  database: pg.Pool | pg.Client,
  ids: readonly string[],
): Promise<ReadonlyMap<string, WatchedBtg>> {
  const { rows } = await database.query<WatchedBtg>({
    name: "watch-btg-sessions",
    text: "SELECT * FROM private.watch_btg_sessions($1::uuid[])",
    values: [ids],
  });
  return new Map(rows.map((row) => [row.btg_session_id, row]));
}

/** That a BTG session has ended, and why, for the agent in it; null while it is in force. */
export function endOfBtg(btg: WatchedBtg, now: Date): SessionChange | null {
  const cause = causeOf(btg, now);
  if (cause === null) return null;
  const at = btg.ended_at ?? (cause === "EXPIRED" ? btg.expires_at : now);
  return { kind: "BTG_ENDED", at, secondsLeft: null, endCause: null, detail: inWords(cause, btg.ended_by) };
}

function causeOf(
  { ended_at: endedAt, end_cause: cause, expires_at: expiresAt, user_state: state }: WatchedBtg,
  now: Date,
) {
  if (endedAt !== null) return cause;
  if (expiresAt <= now) return "EXPIRED";
  return state === "ACTIVE" ? null : "USER_DISABLED";
}

function inWords(cause: BtgEndCause, by: string | null): string {
  switch (cause) {
    case "AGENT":
      return "You ended this access.";
    case "SUPERVISOR":
      return "A supervisor ended this access.";
    case "PRACTICE":
      return `${by ?? "The practice"} ended this access.`;
    case "EXPIRED":
      return "The time of this access is over.";
    case "USER_DISABLED":
      return "The login on whose behalf this access was has been disabled.";
    case "VENDOR_EMPLOYEE_SIGNED_OUT":
      return "You are signed out, and this access has ended with it.";
  }
}
