import { sql } from "kysely";
import type { RequestContext } from "../graphql/request-context.ts";
import { signal } from "../live/signal.ts";
import type { Tx } from "../store/transaction.ts";
import { newToken } from "./credential.ts";
import type { Session } from "./identity.types.ts";
import { readSession } from "./session-delivery.ts";

/**
 * Gives the session of the request another token: the one that it came with is nobody's from the commit on. The transaction holds the
 * practice's access lock, or a revocation that waits for the session by its old token's lock would not wait for what comes with the new.
 * @returns the token, which goes nowhere but to `deliverRenewedSession`, after the commit.
 */
export async function renewSession(tx: Tx): Promise<string> {
  const { token, hash } = newToken(tx.context.practiceId!);
  await sql`UPDATE session SET token_hash = ${hash} WHERE id = ${tx.context.sessionId}`.execute(tx.db);
  // Live channels that were opened with the old one are cut off.
  await signal(tx, "session", tx.context.sessionId!);
  return token;
}

/** Hands a renewed session over as the request's credential came: by cookie, or as a token in the answer. */
export async function deliverRenewedSession(
  { operation, cookies }: RequestContext,
  token: string,
): Promise<{ session: Session | null; bearerToken: string | null }> {
  const byCookie = operation.facts.delivery === "COOKIE";
  if (byCookie) cookies.setSession(token);
  const tx = await operation.read();
  return { session: await readSession(tx, tx.context.sessionId!), bearerToken: byCookie ? null : token };
}
