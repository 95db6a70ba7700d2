import { sql, type RawBuilder, type SqlBool } from "kysely";
import { badInput } from "../graphql/errors.ts";
import { pageOf, printCursor, readCursor, readPage, type PageArgs } from "../graphql/connection.ts";
import type { Tx } from "../store/transaction.ts";
import { accessNameOf } from "../identity/btg-names.ts";
import { auditCondition } from "./audit-search.ts";
import { isOpenTo, isShownTo, isWholeTo, readerOf, type AuditReader } from "./audit-reader.ts";
import { LOOKS, type AuditAction } from "./actions.ts";
import { record, type AuditChange } from "./record.ts";
import { toAuditEntry, type AuditEntry, type AuditPage, type AuditRow } from "./audit.types.ts";

const columnsFor = (reader: AuditReader) =>
  sql`entry.id, entry.occurred_at, entry.patient_id, entry.payload, ${isOpenTo(reader)} IS TRUE AS open,
    ${isWholeTo(reader)} IS TRUE AS whole`;

/** A statement takes at most 5 s; an entry commits at most that much after its moment. */
const LATE_COMMIT_SECONDS = 10;
const COUNTED_AT_MOST = 1_000;

/**
 * A page of the log, newest first: what the text asks for, of what the reader may see (D15). Reading it is itself an entry, which the
 * page does not show.
 */
export function listAuditEntries(
  tx: Tx,
  args: PageArgs,
  options: { query?: string | null; patientUuid?: string } = {},
): Promise<AuditPage> {
  const { patientUuid } = options;
  const query = options.query?.trim() ?? "";
  return readLog(tx, args, {
    matching: sql`${auditCondition(query, readerOf(tx.context.actor))} AND ${
      patientUuid === undefined ? sql`true` : sql`entry.patient_id = ${patientUuid}`
    }`,
    oldestFirst: false,
    detail: `${patientUuid === undefined ? "" : " of one patient"}${query === "" ? "" : `, filtered by ${query.slice(0, 200)}`}`,
    ...(patientUuid === undefined ? {} : { patientUuid }),
  });
}

/** What was done in a BTG session, and its end by whomever, oldest first: of what the reader may see. */
export function listBtgTimeline(
  tx: Tx,
  vendorName: string,
  btgSessionUuid: string,
  args: PageArgs,
): Promise<AuditPage> {
  const inIt = sql`'VENDOR_ACCESS' = ANY (entry.marks) AND entry.session_id = ${btgSessionUuid}`;
  const ofIt = sql`entry.subject_type = 'BtgSession' AND entry.subject_id = ${btgSessionUuid}`;
  return readLog(tx, args, {
    matching: sql`(${inIt} OR ${ofIt})`,
    oldestFirst: true,
    detail: ` of one ${accessNameOf(vendorName)}`,
  });
}

/** One use of emergency access. */
interface EmergencyUse {
  readonly uuid: string;
}

/** One use of emergency access from its activation to its end, oldest first: all of it, for whoever reviews it. */
export function listEmergencyTimeline(
  tx: Tx,
  { uuid }: EmergencyUse,
  args: PageArgs,
  only?: "CHANGES" | "LOOKS",
): Promise<AuditPage> {
  const isLook = sql<SqlBool>`entry.action = ANY (${LOOKS})`;
  return readLog(tx, args, {
    matching: sql`(entry.emergency_activation_id = ${uuid} OR entry.subject_activation_id = ${uuid})
      AND ${only === undefined ? sql`true` : only === "LOOKS" ? isLook : sql`NOT ${isLook}`}`,
    oldestFirst: true,
    detail: " of one emergency access",
    reader: reviewerOf(tx),
  });
}

/** Whoever reviews emergency access reads all of it, with `audit:read` or without: but of no patient whom a set keeps from him. */
function reviewerOf(tx: Tx): AuditReader {
  return { ...readerOf(tx.context.actor), readsAll: true };
}

/** An act of one use of emergency access, and what was done later to the same thing. */
export interface LastingAct {
  /** Of its entry. */
  readonly id: string;
  readonly act: { readonly action: AuditAction; readonly changes: readonly AuditChange[] };
  /** Oldest first, by whomever, in the mode or not. */
  readonly later: readonly LastingAct["act"][];
}

/**
 * The successful acts of one use that are among these, each with the later acts that may undo it. For the server's own judging: nobody is
 * told.
 */
export async function readLastingActs(
  tx: Tx,
  use: EmergencyUse,
  lasting: readonly { readonly action: AuditAction; readonly undoing: readonly AuditAction[] }[],
): Promise<LastingAct[]> {
  // As json, not jsonb: what people typed may hold characters that jsonb refuses.
  const { rows } = await sql<LastingAct>`
    SELECT entry.id, json_build_object('action', entry.action, 'changes', entry.payload::json -> 'changes') AS act,
      CASE WHEN json_array_length(kind.undoing) = 0 THEN '[]'::json ELSE (
        SELECT coalesce(json_agg(json_build_object('action', later.action, 'changes', later.payload::json -> 'changes')
          ORDER BY later.occurred_at, later.id), '[]')
        FROM audit_entry later
        WHERE later.subject_type = entry.subject_type AND later.subject_id = entry.subject_id
          AND later.patient_id IS NOT DISTINCT FROM entry.patient_id AND later.outcome = 'SUCCESS'
          AND later.action IN (SELECT json_array_elements_text(kind.undoing))
          AND (later.occurred_at, later.id) > (entry.occurred_at, entry.id)) END AS later
    FROM audit_entry entry
      JOIN json_to_recordset(${JSON.stringify(lasting)}::json) AS kind (action text, undoing json) ON kind.action = entry.action
    WHERE ${doneIn(use)} AND entry.outcome = 'SUCCESS'`.execute(tx.db);
  return rows;
}

/**
 * The entries `entry` of one use of emergency access that match, oldest first. Whoever reviews it is told of each, and of no patient whom a
 * set keeps from him. Reading them is itself an entry.
 */
export async function tellOfEmergency(tx: Tx, use: EmergencyUse, matching: RawBuilder<SqlBool>): Promise<AuditEntry[]> {
  const { rows } = await sql<AuditRow>`
    SELECT ${columnsFor(reviewerOf(tx))} FROM audit_entry entry
    WHERE ${doneIn(use)} AND ${matching} ORDER BY entry.occurred_at, entry.id`.execute(tx.db);
  await record(tx, { action: "audit.read", detail: " of what still stands of one emergency access" });
  return rows.map((row) => toAuditEntry(row, { reads: true }));
}

/** Entries `entry` of what was done in one use: by its sessions, and by jobs that were begun in it, which may end after it. */
function doneIn({ uuid }: EmergencyUse): RawBuilder<SqlBool> {
  return sql<SqlBool>`entry.emergency_activation_id = ${uuid}`;
}

interface LogReading {
  readonly matching: RawBuilder<SqlBool>;
  readonly oldestFirst: boolean;
  /** In the reading's own entry. */
  readonly detail: string;
  readonly patientUuid?: string;
  /** Absent: what the actor may see in the report. */
  readonly reader?: AuditReader;
}

async function readLog(
  tx: Tx,
  args: PageArgs,
  { matching: wanted, oldestFirst, detail, patientUuid, reader = readerOf(tx.context.actor) }: LogReading,
): Promise<AuditPage> {
  const order = oldestFirst ? "time, oldest first" : "time";
  const page = readPage(args, order, ["instant", "bigint"]);
  // Without the entries of this very request: neither page nor count shows its own reading.
  const matching = sql<SqlBool>`${isShownTo(reader)} AND entry.request_id <> ${tx.context.requestId} AND ${wanted}`;
  const ascending = page.backward !== oldestFirst;
  const from =
    page.cursor === null
      ? sql`true`
      : sql`(entry.occurred_at, entry.id) ${sql.raw(ascending ? ">" : "<")} (${page.cursor[0]}::timestamptz, ${page.cursor[1]}::bigint)`;
  const direction = sql.raw(ascending ? "ASC" : "DESC");
  // Before the page: what commits in between is then counted as new, rather than missed.
  const { rows: moments } = await sql<{ snapshot: string }>`SELECT pg_current_snapshot()::text AS snapshot`.execute(
    tx.db,
  );
  const { rows } = await sql<AuditRow>`
    SELECT ${columnsFor(reader)} FROM audit_entry entry WHERE ${matching} AND ${from}
    ORDER BY entry.occurred_at ${direction}, entry.id ${direction} LIMIT ${page.size + 1}`.execute(tx.db);
  // Each page, further ones too: a cursor comes from the client, and proves no earlier reading.
  await record(tx, {
    action: "audit.read",
    ...(patientUuid === undefined ? {} : { patientId: patientUuid }),
    detail: `${page.cursor === null ? "" : ", a further page"}${detail}`,
  });
  return {
    ...pageOf(
      page,
      rows,
      (row) => printCursor(order, [row.occurred_at.toISOString(), row.id]),
      (row) => toAuditEntry(row, { reads: reader.readsAll }),
      async () => {
        const { rows: counts } = await sql<{ count: number }>`
          SELECT count(*) FROM audit_entry entry WHERE ${matching}`.execute(tx.db);
        return counts[0]!.count;
      },
    ),
    liveCursor: printCursor("live", [tx.now.toISOString(), moments[0]!.snapshot]),
  };
}

/** How many entries that match have been committed since a page's moment: exactly those that its snapshot could not see. */
export async function countAddedEntries(tx: Tx, since: string, query: string | null): Promise<number> {
  const [moment, snapshot] = readCursor(since, "live", ["instant", "text"], "since") as [string, string];
  if (moment === "-infinity" || !isSnapshot(snapshot))
    throw badInput("since", "this is no liveCursor. Read a page again.");
  const reader = readerOf(tx.context.actor);
  const { rows } = await sql<{ count: number }>`
    SELECT count(*) FROM (
      SELECT FROM audit_entry entry
      WHERE ${isShownTo(reader)} AND ${auditCondition(query ?? "", reader)}
        AND entry.occurred_at >= ${moment}::timestamptz - make_interval(secs => ${LATE_COMMIT_SECONDS})
        AND NOT pg_visible_in_snapshot(entry.xid, ${snapshot}::pg_snapshot)
        -- The reader's own reading of the page is no news to him.
        AND NOT (entry.action IN ('audit.read', 'btg.read') AND entry.session_id IS NOT DISTINCT FROM ${tx.context.sessionId}::uuid)
      LIMIT ${COUNTED_AT_MOST}) added`.execute(tx.db);
  return rows[0]!.count;
}

/** Whether a text is a pg_snapshot, `xmin:xmax:xip,xip`: PostgreSQL answers any other with an error. */
function isSnapshot(text: string): boolean {
  const [, xmin, xmax, list] = /^([1-9]\d{0,17}):([1-9]\d{0,17}):((?:\d{1,18},)*\d{1,18})?$/.exec(text) ?? [];
  if (xmin === undefined || xmax === undefined || BigInt(xmin) > BigInt(xmax)) return false;
  const running = (list ?? "").split(",").filter(Boolean).map(BigInt);
  return running.every(
    (xid, index) => xid >= BigInt(xmin) && xid < BigInt(xmax) && (index === 0 || xid > running[index - 1]!),
  );
}

/** One entry of those that the reader may see; reading it is itself an entry. */
export async function findAuditEntry(tx: Tx, id: number): Promise<AuditEntry | null> {
  const reader = readerOf(tx.context.actor);
  const { rows } = await sql<AuditRow>`
    SELECT ${columnsFor(reader)} FROM audit_entry entry WHERE entry.id = ${id} AND ${isShownTo(reader)}`.execute(tx.db);
  if (rows[0] === undefined) return null;
  const entry = toAuditEntry(rows[0]);
  await record(tx, {
    action: "audit.read",
    detail: ": one entry",
    ...(entry.patientUuid === null ? {} : { patientId: entry.patientUuid }),
  });
  return entry;
}
