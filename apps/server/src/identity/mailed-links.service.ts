import { sql } from "kysely";
import { v7 as uuidv7 } from "uuid";
import type { Tx } from "../store/transaction.ts";
import { newToken, type Credential } from "./credential.ts";
import type { MailedLinkEntity } from "./mailed-link.entity.ts";

export type LinkPurpose = MailedLinkEntity["purpose"];

/** Makes a link for a user: a credential for one purpose, once, until it expires. @returns its token, for the mail and nowhere else. */
export async function issueLink(
  tx: Tx,
  link: { userId: string; purpose: LinkPurpose; expiresAt: Date; emailChangeId?: string },
): Promise<string> {
  const practiceId = tx.context.practiceId!;
  const { token, hash } = newToken(practiceId);
  await sql`
    INSERT INTO mailed_link (practice_id, id, user_id, purpose, email_change_id, token_hash, created_at, expires_at)
    VALUES (${practiceId}, ${uuidv7()}, ${link.userId}, ${link.purpose}, ${link.emailChangeId ?? null}, ${hash}, ${tx.now},
      ${link.expiresAt})`.execute(tx.db);
  return token;
}

/** Voids the links of a user that are still on their way: those of one purpose, or all. */
export async function voidLinks(tx: Tx, userId: string, purpose?: LinkPurpose): Promise<void> {
  await sql`
    UPDATE mailed_link SET used_at = ${tx.now}
    WHERE user_id = ${userId} AND used_at IS NULL AND ${purpose === undefined ? sql`true` : sql`purpose = ${purpose}`}`.execute(
    tx.db,
  );
}

/** A link that was sent back, with the login that it is of. */
export interface FoundLink {
  readonly id: string;
  readonly userId: string;
  readonly userName: string;
  /** First and last name. */
  readonly name: string;
  readonly state: "INVITED" | "ACTIVE" | "DISABLED";
  /** Of a password, by the practice. */
  readonly minimumLength: number;
  readonly usedAt: Date | null;
  readonly expiresAt: Date;
}

export async function findLink(tx: Tx, token: Credential, purpose: LinkPurpose): Promise<FoundLink | undefined> {
  const { rows } = await sql<FoundLink>`
    SELECT l.id, l.user_id AS "userId", l.used_at AS "usedAt", l.expires_at AS "expiresAt", u.user_name AS "userName", u.state,
      concat_ws(' ', u.first_name, u.last_name) AS name, p.password_minimum_length AS "minimumLength"
    FROM mailed_link l JOIN user_account u ON u.practice_id = l.practice_id AND u.id = l.user_id JOIN practice p ON p.id = l.practice_id
    WHERE l.token_hash = ${Buffer.from(token.hash, "hex")} AND l.purpose = ${purpose}`.execute(tx.db);
  return rows[0];
}

/** Uses a link up. @returns false: somebody was first, or it is void. */
export async function useLink(tx: Tx, linkId: string): Promise<boolean> {
  const { rows } = await sql`
    UPDATE mailed_link SET used_at = ${tx.now} WHERE id = ${linkId} AND used_at IS NULL RETURNING id`.execute(tx.db);
  return rows.length > 0;
}
