import DataLoader from "dataloader";
import { sql } from "kysely";
import type { Operation } from "../graphql/operation.ts";
import type { Tx } from "../store/transaction.ts";
import { toUser, USER_COLUMNS, USERS, type UserRow } from "./user-row.ts";
import type { User } from "./users.types.ts";

export async function findUser(tx: Tx, uuid: string): Promise<User | null> {
  const { rows } = await sql<UserRow>`SELECT ${USER_COLUMNS} FROM ${USERS} WHERE u.id = ${uuid}`.execute(tx.db);
  return rows[0] === undefined ? null : toUser(rows[0]);
}

/** Users of the operation's practice by uuid: one statement for all that are asked for at once. */
export function userLoader(operation: Operation): DataLoader<string, User | null> {
  return new DataLoader(async (uuids) => {
    const tx = await operation.read();
    const { rows } =
      await sql<UserRow>`SELECT ${USER_COLUMNS} FROM ${USERS} WHERE u.id = ANY(${uuids}::uuid[])`.execute(tx.db);
    const byId = new Map(rows.map((row) => [row.id, toUser(row)]));
    return uuids.map((uuid) => byId.get(uuid) ?? null);
  });
}
