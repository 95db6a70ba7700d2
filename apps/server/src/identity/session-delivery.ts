import { sql } from "kysely";
import type { RequestContext } from "../graphql/request-context.ts";
import type { Tx } from "../store/transaction.ts";
import { toSession, type Session, type SessionDelivery, type SessionRow } from "./identity.types.ts";
import type { SignedIn } from "./sign-in.service.ts";

/** The session as the API shows it. */
export async function readSession(tx: Tx, id: string): Promise<Session | null> {
  const { rows } = await sql<SessionRow>`
    SELECT id, user_id, device, host(ip_address) AS ip_address, started_at, last_used_at,
      last_used_at + make_interval(mins => idle_minutes) AS idle_expires_at, expires_at
    FROM session WHERE id = ${id}`.execute(tx.db);
  return rows[0] === undefined ? null : toSession(rows[0], tx.context.sessionId ?? "");
}

/** Hands a new session over as the client asked for it: by cookie, or as a token in the answer. */
export async function deliverSession(
  context: RequestContext,
  signedIn: SignedIn,
  delivery: SessionDelivery,
): Promise<{ session: Session | null; bearerToken: string | null }> {
  if (delivery === "COOKIE") {
    context.cookies.setSession(signedIn.sessionToken);
    if (signedIn.deviceToken !== null) context.cookies.setDevice(signedIn.deviceToken);
  }
  const session = await readSession(await context.operation.read(), signedIn.session.id);
  return { session, bearerToken: delivery === "BEARER" ? signedIn.sessionToken : null };
}
