import { sql } from "kysely";
import type { RequestContext } from "../graphql/request-context.ts";
import type { Tx } from "../store/transaction.ts";
import { readVendorSession } from "../vendor/vendor-sessions.service.ts";
import { toSession, type Session, type SessionRow } from "./identity.types.ts";
import type { SignedIn } from "./signed-in.ts";

/** What toSession shows, of a row of `session`. */
export const SESSION_COLUMNS = sql`
  id, user_id, device, host(ip_address) AS ip_address, started_at, last_used_at,
  last_used_at + make_interval(mins => idle_minutes) AS idle_expires_at, expires_at, two_factor, enrolling`;

/** The session as the API shows it: in the vendor's realm, one of the employee's own. */
export async function readSession(tx: Tx, id: string): Promise<Session | null> {
  if (tx.context.realm === "VENDOR") return readVendorSession(tx, id);
  const { rows } = await sql<SessionRow>`SELECT ${SESSION_COLUMNS} FROM session WHERE id = ${id}`.execute(tx.db);
  return rows[0] === undefined ? null : toSession(rows[0], tx.context.sessionId ?? "");
}

/** A session just started, of whichever realm, as much of it as is handed over. */
export interface DeliverableSession extends Pick<SignedIn, "sessionToken" | "delivery" | "deviceToken" | "trust"> {
  readonly session: { readonly id: string };
}

/** Hands a new session over as the client asked for it: by cookie, or as a token in the answer. */
export async function deliverSession(
  { cookies, operation }: RequestContext,
  { delivery, sessionToken, deviceToken, trust, session: { id } }: DeliverableSession,
): Promise<{ session: Session | null; bearerToken: string | null }> {
  if (delivery === "COOKIE") {
    cookies.setSession(sessionToken);
    if (deviceToken !== null) cookies.setDevice(deviceToken);
    if (trust !== null) cookies.setTrust(trust.token, trust.days);
  }
  const session = await readSession(await operation.read(), id);
  return { session, bearerToken: delivery === "BEARER" ? sessionToken : null };
}
