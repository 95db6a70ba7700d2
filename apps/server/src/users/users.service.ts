import DataLoader from "dataloader";
import { sql } from "kysely";
import { record } from "../audit/record.ts";
import { pageOf, printCursor, readPage, type Page, type PageArgs } from "../graphql/connection.ts";
import type { Operation } from "../graphql/operation.ts";
import { fold } from "../store/fold.ts";
import { beginsWith } from "../store/prefix.ts";
import type { Tx } from "../store/transaction.ts";
import { toUser, type User, type UserRow } from "./users.types.ts";

const USER_COLUMNS = sql`id, kind, state, user_name, email, first_name, last_name, name_folded, user_title`;

export async function findUser(tx: Tx, uuid: string): Promise<User | null> {
  const { rows } = await sql<UserRow>`SELECT ${USER_COLUMNS} FROM user_account WHERE id = ${uuid}`.execute(tx.db);
  return rows[0] === undefined ? null : toUser(rows[0]);
}

/** Users by name, of those whose first name begins with the words. */
export async function listUsers(tx: Tx, search: string | null, args: PageArgs): Promise<Page<User>> {
  const page = readPage(args, "name", ["text", "uuid"]);
  const prefix = fold(search ?? "");
  const matching = prefix === "" ? sql`true` : beginsWith(sql`name_folded`, prefix);
  const from =
    page.cursor === null
      ? sql`true`
      : sql`(name_folded, id) ${sql.raw(page.backward ? "<" : ">")} (${page.cursor[0]}, ${page.cursor[1]}::uuid)`;
  const direction = sql.raw(page.backward ? "DESC" : "ASC");
  const { rows } = await sql<UserRow>`
    SELECT ${USER_COLUMNS} FROM user_account WHERE ${matching} AND ${from}
    ORDER BY name_folded ${direction}, id ${direction} LIMIT ${page.size + 1}`.execute(tx.db);
  await record(tx, { action: "user.read" });
  return pageOf(
    page,
    rows,
    (row) => printCursor("name", [row.name_folded, row.id]),
    toUser,
    async () => {
      const { rows: counts } = await sql<{
        count: number;
      }>`SELECT count(*) FROM user_account WHERE ${matching}`.execute(tx.db);
      return counts[0]!.count;
    },
  );
}

/** Users of the operation's practice by uuid: one statement for all that are asked for at once. */
export function userLoader(operation: Operation): DataLoader<string, User | null> {
  return new DataLoader(async (uuids) => {
    const tx = await operation.read();
    const { rows } =
      await sql<UserRow>`SELECT ${USER_COLUMNS} FROM user_account WHERE id = ANY(${uuids}::uuid[])`.execute(tx.db);
    const byId = new Map(rows.map((row) => [row.id, toUser(row)]));
    return uuids.map((uuid) => byId.get(uuid) ?? null);
  });
}
