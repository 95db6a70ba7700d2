import { sql } from "kysely";
import { actorOfStored, type StoredActor } from "../audit/stored-actor.ts";
import { batched } from "../graphql/batched.ts";
import { pageOf, printCursor, readPage, type Page, type PageArgs, type PageRequest } from "../graphql/connection.ts";
import type { Operation } from "../graphql/operation.ts";
import type { SetBlock } from "./set-security.types.ts";

interface SetBlockRow {
  user_id: string;
  patient_set_id: string;
  blocked_by: StoredActor;
  blocked_at: Date;
}

/** The blocks of users by uuid, each by the set's name. */
export const blocksOfUser = batched<SetBlock[]>(async (tx, userUuids) => {
  const { rows } = await sql<SetBlockRow>`
    SELECT b.user_id, b.patient_set_id, b.blocked_by, b.blocked_at
    FROM set_block b JOIN patient_set s ON s.practice_id = b.practice_id AND s.id = b.patient_set_id
    WHERE b.user_id = ANY (${userUuids}::uuid[]) ORDER BY s.name_folded`.execute(tx.db);
  return Map.groupBy(rows.map(toSetBlock), ({ userUuid }) => userUuid);
});

/** Whom a set blocks, by the user's name. */
export async function blocksOfSet(operation: Operation, setUuid: string, args: PageArgs): Promise<Page<SetBlock>> {
  const page = readPage(args, "user", ["text", "uuid"]);
  const rows = (await pagesOfSets(operation, JSON.stringify([page, setUuid]))) ?? [];
  return pageOf(
    page,
    rows,
    ({ name_folded, user_id }) => printCursor("user", [name_folded, user_id]),
    toSetBlock,
    async () => (await countsOfSets(operation, setUuid)) ?? 0,
  );
}

type NamedBlockRow = SetBlockRow & { name_folded: string };

/** One statement a page that is asked for, whatever the number of sets. Keys are `[page, set]` as JSON. */
const pagesOfSets = batched<NamedBlockRow[]>(async (tx, keys) => {
  const pages = new Map<string, NamedBlockRow[]>();
  const asked = keys.map((key) => {
    const [page, setUuid] = JSON.parse(key) as [PageRequest, string];
    return { key, page, setUuid };
  });
  for (const alike of Map.groupBy(asked, ({ page }) => JSON.stringify(page)).values()) {
    const { page } = alike[0]!;
    const from =
      page.cursor === null
        ? sql`true`
        : sql`(u.name_folded, u.id) ${sql.raw(page.backward ? "<" : ">")} (${page.cursor[0]}, ${page.cursor[1]}::uuid)`;
    const direction = sql.raw(page.backward ? "DESC" : "ASC");
    const { rows } = await sql<NamedBlockRow>`
      SELECT block.* FROM unnest(${alike.map(({ setUuid }) => setUuid)}::uuid[]) AS asked (set_id) CROSS JOIN LATERAL (
        SELECT b.user_id, b.patient_set_id, b.blocked_by, b.blocked_at, u.name_folded
        FROM set_block b JOIN user_account u ON u.practice_id = b.practice_id AND u.id = b.user_id
        WHERE b.patient_set_id = asked.set_id AND ${from}
        ORDER BY u.name_folded ${direction}, u.id ${direction} LIMIT ${page.size + 1}) block
      ORDER BY block.name_folded ${direction}, block.user_id ${direction}`.execute(tx.db);
    const bySet = Map.groupBy(rows, (row) => row.patient_set_id);
    for (const { key, setUuid } of alike) pages.set(key, bySet.get(setUuid) ?? []);
  }
  return pages;
});

const countsOfSets = batched<number>(async (tx, setUuids) => {
  const { rows } = await sql<{ id: string; count: number }>`
    SELECT patient_set_id AS id, count(*) FROM set_block
    WHERE patient_set_id = ANY (${setUuids}::uuid[]) GROUP BY patient_set_id`.execute(tx.db);
  return new Map(rows.map(({ id, count }) => [id, count]));
});

function toSetBlock({ user_id, patient_set_id, blocked_by, blocked_at }: SetBlockRow): SetBlock {
  return {
    userUuid: user_id,
    patientSetUuid: patient_set_id,
    blockedBy: actorOfStored(blocked_by),
    blockedAt: blocked_at,
  };
}
