import { sql } from "kysely";
import { v7 as uuidv7 } from "uuid";
import { record } from "../audit/record.ts";
import { batched } from "../graphql/batched.ts";
import { notFound } from "../graphql/errors.ts";
import { nodeId } from "../graphql/node-id.ts";
import type { Tx } from "../store/transaction.ts";
import { accountOf } from "./actor.ts";
import type { BrowserTrust } from "./browser-trust.types.ts";
import { newToken, readToken } from "./credential.ts";

/** When a trust `b` of a practice `p` ends: as it was given, or sooner where the practice has shortened its trusts since. */
const ENDS_AT = sql<Date>`LEAST(b.expires_at, b.trusted_at + make_interval(days => p.browser_trust_days))`;

/** A browser that was trusted just now. */
export interface TrustedBrowser {
  /** Nowhere but in the browser's cookie. */
  readonly token: string;
  readonly days: number;
}

/**
 * Trusts the browser of a sign-in for as long as the practice allows, in place of the trust that it came with. The caller's transaction
 * is the signed-in user's.
 * @param earlier the token of that trust, if there is one.
 * @returns null where the practice allows none.
 */
export async function trustBrowser(
  tx: Tx,
  user: { id: string; name: string },
  device: string,
  earlier: string | null,
): Promise<TrustedBrowser | null> {
  const practiceId = tx.context.practiceId!;
  const { rows } = await sql<{ days: number }>`SELECT browser_trust_days AS days FROM practice`.execute(tx.db);
  const { days } = rows[0]!;
  if (days === 0) return null;
  await sql`
    DELETE FROM browser_trust
    WHERE user_id = ${user.id} AND (token_hash = ${hashOf(earlier)} OR expires_at <= ${tx.now})`.execute(tx.db);
  const { token, hash } = newToken(practiceId);
  await sql`
    INSERT INTO browser_trust (practice_id, id, user_id, token_hash, device, trusted_at, expires_at)
    VALUES (${practiceId}, ${uuidv7()}, ${user.id}, ${hash}, ${device}, ${tx.now}, ${tx.now}::timestamptz + make_interval(days => ${days}))`.execute(
    tx.db,
  );
  await record(tx, {
    action: "browser-trust.add",
    subject: { type: "User", id: user.id, label: user.name },
    detail: `: ${device}, for ${days === 1 ? "a day" : `${days} days`}`,
  });
  return { token, days };
}

/** Whether the user trusts the browser that this token is of. If so it stays until the commit: whoever revokes it waits. */
export async function isBrowserTrusted(tx: Tx, userId: string, token: string | null): Promise<boolean> {
  const { rows } = await sql`
    SELECT FROM browser_trust b JOIN practice p ON p.id = b.practice_id
    WHERE b.user_id = ${userId} AND b.token_hash = ${hashOf(token)} AND ${ENDS_AT} > ${tx.now} FOR SHARE OF b`.execute(
    tx.db,
  );
  return rows.length > 0;
}

/** Users' trusted browsers, the newest first. */
export const browserTrustsOf = batched(async (tx, userIds) =>
  Map.groupBy(await readTrusts(tx, { userIds }), ({ userUuid }) => userUuid),
);

export async function findBrowserTrust(tx: Tx, uuid: string): Promise<BrowserTrust | null> {
  return (await readTrusts(tx, { uuid }))[0] ?? null;
}

/**
 * Ends one or all of the own trusts of the account in use.
 * @returns those that are left.
 * @throws NOT_FOUND for one that is not its own, or has ended.
 */
export async function revokeBrowserTrust(tx: Tx, uuid: string | null): Promise<BrowserTrust[]> {
  const account = accountOf(tx.context.actor);
  if (account === null) throw new TypeError("Nobody is signed in");
  const { userId, name } = account;
  const trusts = await readTrusts(tx, { userIds: [userId], uuid });
  if (uuid !== null && trusts.length === 0) throw notFound();
  await sql`
    DELETE FROM browser_trust WHERE user_id = ${userId} AND ${uuid === null ? sql`true` : sql`id = ${uuid}`}`.execute(
    tx.db,
  );
  const subject = { type: "User", id: userId, label: name };
  for (const { device } of trusts) await record(tx, { action: "browser-trust.revoke", subject, detail: `: ${device}` });
  return readTrusts(tx, { userIds: [userId] });
}

/** Ends all of a user's trusts, with what they rested on: his password or his second factor. The caller records that. */
export async function endBrowserTrusts(tx: Tx, userId: string): Promise<void> {
  await sql`DELETE FROM browser_trust WHERE user_id = ${userId}`.execute(tx.db);
}

async function readTrusts(
  tx: Tx,
  { userIds, uuid = null }: { userIds?: readonly string[]; uuid?: string | null },
): Promise<BrowserTrust[]> {
  const { rows } = await sql<{ id: string; user_id: string; device: string; trusted_at: Date; ends_at: Date }>`
    SELECT b.id, b.user_id, b.device, b.trusted_at, ${ENDS_AT} AS ends_at
    FROM browser_trust b JOIN practice p ON p.id = b.practice_id
    WHERE ${userIds === undefined ? sql`true` : sql`b.user_id = ANY (${userIds}::uuid[])`} AND ${uuid === null ? sql`true` : sql`b.id = ${uuid}`}
      AND ${ENDS_AT} > ${tx.now} ORDER BY b.trusted_at DESC, b.id`.execute(tx.db);
  return rows.map((row) => ({
    __typename: "BrowserTrust",
    id: nodeId("BrowserTrust", row.id),
    userUuid: row.user_id,
    device: row.device,
    trustedAt: row.trusted_at,
    expiresAt: row.ends_at,
  }));
}

/** NULL, which equals nothing, for what is no token. */
function hashOf(token: string | null): Buffer | null {
  const read = token === null ? null : readToken(token);
  return read === null ? null : Buffer.from(read.hash, "hex");
}
