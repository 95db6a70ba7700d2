import { sql, type RawBuilder, type SqlBool } from "kysely";
import { isOn, TOLD_WHOSE } from "../access/rights-in-emergency.ts";
import { record } from "../audit/record.ts";
import { pageOf, printCursor, readPage, type Page, type PageArgs } from "../graphql/connection.ts";
import { notFound } from "../graphql/errors.ts";
import { nodeId } from "../graphql/node-id.ts";
import { accountOf } from "../identity/actor.ts";
import { signal } from "../live/signal.ts";
import type { Tx } from "../store/transaction.ts";
import { noticeTexts } from "./notice-texts.ts";
import type { Notice, NoticeKind } from "./notices.types.ts";

interface NoticeRow {
  id: string;
  user_id: string;
  kind: NoticeKind;
  subject_id: string;
  raised_at: Date;
  acknowledged_at: Date | null;
  /** Whose emergency access it is about; null for other kinds. */
  emergency_user_id: string | null;
  emergency_user_name: string | null;
  emergency_is_on: boolean;
  /** The second factor has been given. */
  emergency_is_elevated: boolean;
  over: boolean;
}

/**
 * Whether a notice `n` asks for nothing any more: the mode that it tells of is off, the review that it asks for is signed off. Seen or not.
 */
const isOver = (tx: Tx) => sql<SqlBool>`
  (CASE n.kind
    WHEN 'EMERGENCY_ACCESS' THEN NOT EXISTS (
      SELECT FROM emergency_activation a WHERE a.practice_id = n.practice_id AND a.id = n.subject_id AND ${isOn(tx.now)})
    WHEN 'EMERGENCY_REVIEW_DUE' THEN EXISTS (
      SELECT FROM emergency_activation a WHERE a.practice_id = n.practice_id AND a.id = n.subject_id AND a.signed_off_at IS NOT NULL)
    ELSE false END)`;

/** Notices `n` with the emergency access that they are about, by one statement. */
const selectNotices = (tx: Tx) => sql`
  SELECT n.id, n.user_id, n.kind, n.subject_id, n.raised_at, n.acknowledged_at, emergency.user_id AS emergency_user_id,
    concat_ws(' ', who.first_name, who.last_name) AS emergency_user_name,
    emergency_is_on(emergency.deactivated_at, emergency.ends_at, ${tx.now}) AS emergency_is_on,
    emergency.elevated_at IS NOT NULL AS emergency_is_elevated, ${isOver(tx)} AS over
  FROM notice n
    LEFT JOIN chart_override o ON n.kind = 'CHART_OVERRIDE' AND o.practice_id = n.practice_id AND o.id = n.subject_id
    LEFT JOIN emergency_activation emergency ON n.kind IN ('EMERGENCY_ACCESS', 'EMERGENCY_REVIEW_DUE', 'CHART_OVERRIDE')
      AND emergency.practice_id = n.practice_id AND emergency.id = coalesce(o.activation_id, n.subject_id)
    LEFT JOIN user_account who ON who.practice_id = emergency.practice_id AND who.id = emergency.user_id`;

/**
 * Gives users of the practice a notice each, and tells their open live channels at the commit. Whoever has the same one already keeps it as
 * it is.
 * @param subjectId what it is about, e.g. the BTG session.
 * @param userIds whom; all who are active, when it is absent.
 */
export async function raiseNotices(
  tx: Tx,
  kind: NoticeKind,
  subjectId: string,
  userIds?: readonly string[],
): Promise<void> {
  await sql`
    INSERT INTO notice (practice_id, id, user_id, kind, subject_id, raised_at)
    SELECT practice_id, gen_random_uuid(), id, ${kind}, ${subjectId}, ${tx.now} FROM user_account
    WHERE state = 'ACTIVE' AND ${userIds === undefined ? sql`true` : sql`id = ANY (${userIds}::uuid[])`}
    ON CONFLICT (practice_id, user_id, kind, subject_id) DO NOTHING`.execute(tx.db);
  if (userIds === undefined) await signal(tx, "notice", subjectId);
  else for (const userId of userIds) await signal(tx, "notice", subjectId, userId);
}

/** Which notices are wanted; null: all. */
export interface NoticeFilter {
  readonly kinds: readonly NoticeKind[] | null;
  /** False: unread, and not over. */
  readonly acknowledged: boolean | null;
}

/** The actor's own notices, the newest first. */
export async function listNotices(
  tx: Tx,
  vendorName: string,
  { kinds, acknowledged }: NoticeFilter,
  args: PageArgs,
): Promise<Page<Notice>> {
  const page = readPage(args, "notices", ["instant", "uuid"]);
  const matching = sql<SqlBool>`${isOwn(tx)}
    AND ${kinds === null ? sql`true` : sql`n.kind = ANY (${kinds}::text[])`}
    AND ${acknowledged === null ? sql`true` : acknowledged ? sql`n.acknowledged_at IS NOT NULL` : sql`n.acknowledged_at IS NULL AND NOT ${isOver(tx)}`}`;
  const beyond =
    page.cursor === null
      ? sql`true`
      : sql`(n.raised_at, n.id) ${sql.raw(page.backward ? ">" : "<")} (${page.cursor[0]}::timestamptz, ${page.cursor[1]}::uuid)`;
  const direction = sql.raw(page.backward ? "ASC" : "DESC");
  const { rows } = await sql<NoticeRow>`
    ${selectNotices(tx)} WHERE ${matching} AND ${beyond}
    ORDER BY n.raised_at ${direction}, n.id ${direction} LIMIT ${page.size + 1}`.execute(tx.db);
  return pageOf(
    page,
    rows,
    (row) => printCursor("notices", [row.raised_at.toISOString(), row.id]),
    (row) => toNotice(tx, row, vendorName),
    async () => {
      const { rows: counts } = await sql<{ count: number }>`SELECT count(*) FROM notice n WHERE ${matching}`.execute(
        tx.db,
      );
      return counts[0]!.count;
    },
  );
}

/** A notice of the actor's own; those of others look missing. */
export async function findNotice(tx: Tx, vendorName: string, id: string): Promise<Notice | null> {
  return (await readOwn(tx, vendorName, sql`n.id = ${id}`))[0] ?? null;
}

/** The actor's own notice about something; the latest, where there are several: of an emergency access, that its review is due. */
export async function findNoticeAbout(tx: Tx, vendorName: string, subjectId: string): Promise<Notice | null> {
  return (await readOwn(tx, vendorName, sql`n.subject_id = ${subjectId}`))[0] ?? null;
}

/**
 * Marks notices of the actor's own as seen, on all of his tabs and devices at once. One that was seen before stays as it is.
 * @returns them as they stand now, in the order given.
 * @throws NOT_FOUND when one of them is none of his; then none is marked.
 */
export async function acknowledgeNotices(tx: Tx, vendorName: string, ids: readonly string[]): Promise<Notice[]> {
  const own = await readOwn(tx, vendorName, sql`n.id = ANY (${ids}::uuid[])`);
  if (own.length !== new Set(ids).size) throw notFound();
  const { rows: marked } = await sql<{ id: string; user_id: string; subject_id: string }>`
    UPDATE notice SET acknowledged_at = ${tx.now} WHERE id = ANY (${ids}::uuid[]) AND acknowledged_at IS NULL
    RETURNING id, user_id, subject_id`.execute(tx.db);
  const labels = new Map(own.map(({ uuid, label }) => [uuid, label]));
  for (const { id, user_id: userId, subject_id: subjectId } of marked) {
    await record(tx, {
      action: "notice.acknowledge",
      subject: { type: "Notice", id, label: labels.get(id)! },
      changes: [{ field: "acknowledgedAt", before: null, after: tx.now.toISOString() }],
    });
    await signal(tx, "notice", subjectId, userId);
  }
  const now = new Map(
    (await readOwn(tx, vendorName, sql`n.id = ANY (${ids}::uuid[])`)).map((each) => [each.uuid, each]),
  );
  return [...new Set(ids)].map((id) => now.get(id)!);
}

async function readOwn(tx: Tx, vendorName: string, which: RawBuilder<unknown>): Promise<Notice[]> {
  const { rows } = await sql<NoticeRow>`
    ${selectNotices(tx)} WHERE ${isOwn(tx)} AND ${which} ORDER BY n.raised_at DESC, n.id DESC`.execute(tx.db);
  return rows.map((row) => toNotice(tx, row, vendorName));
}

function isOwn({ context: { actor } }: Tx): RawBuilder<SqlBool> {
  return sql`n.user_id = ${accountOf(actor)?.userId ?? null}::uuid`;
}

function toNotice({ context: { actor } }: Tx, row: NoticeRow, vendorName: string): Notice {
  const account = accountOf(actor);
  const maySeeWho =
    account?.userId === row.emergency_user_id || TOLD_WHOSE.some((right) => account?.rights.has(right) === true);
  const emergency =
    row.emergency_user_id === null
      ? null
      : {
          isOn: row.emergency_is_on,
          isElevated: row.emergency_is_elevated,
          isOwn: account?.userId === row.emergency_user_id,
          userName: maySeeWho ? row.emergency_user_name : null,
        };
  return {
    __typename: "Notice",
    id: nodeId("Notice", row.id),
    uuid: row.id,
    userUuid: row.user_id,
    subjectUuid: row.subject_id,
    kind: row.kind,
    ...noticeTexts(row.kind, vendorName, emergency),
    raisedAt: row.raised_at,
    acknowledgedAt: row.acknowledged_at,
    over: row.over,
  };
}
