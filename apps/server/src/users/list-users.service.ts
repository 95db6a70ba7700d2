import { sql, type RawBuilder, type SqlBool } from "kysely";
import { record } from "../audit/record.ts";
import { pageOf, printCursor, readPage, type CursorColumn, type Page, type PageArgs } from "../graphql/connection.ts";
import { badInput } from "../graphql/errors.ts";
import { keyOf } from "../graphql/node-id.ts";
import { fold } from "../store/fold.ts";
import type { Tx } from "../store/transaction.ts";
import { coverUsers } from "./read-users.service.ts";
import { toUser, USER_COLUMNS, USERS, type UserRow } from "./user-row.ts";
import type { User, UserFilter, UserOrder, UserOrderField } from "./users.types.ts";

/** A search box is no document: more than this is a paste that went wrong. */
const MAXIMUM_SEARCH = 200;

/** One column of an order, as a cursor holds it. */
interface OrderColumn {
  readonly type: CursorColumn;
  readonly expression: RawBuilder<unknown>;
  valueOf(row: UserRow): string;
}

const ID: OrderColumn = { type: "uuid", expression: sql`u.id`, valueOf: (row) => row.id };
const NAME: OrderColumn = { type: "text", expression: sql`u.name_folded`, valueOf: (row) => row.name_folded };

/** Who has never signed in stands before all who have. */
const NEVER = "-infinity";

/** The columns of each order, the last of them unique. */
const ORDERS: Record<UserOrderField, readonly OrderColumn[]> = {
  NAME: [NAME, ID],
  USER_NAME: [{ type: "text", expression: sql`u.user_name_folded`, valueOf: (row) => row.user_name_folded }, ID],
  KIND: [{ type: "text", expression: sql`u.kind`, valueOf: (row) => row.kind }, NAME, ID],
  LAST_SIGN_IN: [
    {
      type: "instant",
      expression: sql`COALESCE(u.last_sign_in_at, ${NEVER}::timestamptz)`,
      valueOf: (row) => row.last_sign_in_at?.toISOString() ?? NEVER,
    },
    ID,
  ],
};

/** Users of the practice, by name when no order is given. */
export async function listUsers(
  tx: Tx,
  filter: UserFilter | null,
  orderBy: readonly UserOrder[] | null,
  args: PageArgs,
): Promise<Page<User>> {
  if (orderBy != null && orderBy.length > 1)
    throw badInput("orderBy", "users are ordered by one field. Leave the others out.");
  const { by, direction } = orderBy?.[0] ?? { by: "NAME" as const, direction: "ASC" as const };
  const columns = ORDERS[by];
  const order = `users by ${by} ${direction}`;
  const page = readPage(
    args,
    order,
    columns.map(({ type }) => type),
  );
  const descending = (direction === "DESC") !== page.backward;
  const matching = userCondition(filter);
  const expressions = columns.map(({ expression }) => expression);
  const beyond =
    page.cursor === null
      ? sql`true`
      : sql`(${sql.join(expressions)}) ${sql.raw(descending ? "<" : ">")} (${sql.join(page.cursor.map((value, index) => bound(value, columns[index]!.type)))})`;
  const sorting = sql.join(expressions.map((each) => sql`${each} ${sql.raw(descending ? "DESC" : "ASC")}`));
  const { rows } = await sql<UserRow>`
    SELECT ${USER_COLUMNS} FROM ${USERS} WHERE ${matching} AND ${beyond} ORDER BY ${sorting} LIMIT ${page.size + 1}`.execute(
    tx.db,
  );
  const sought = filter?.search?.trim() ?? "";
  coverUsers(
    tx,
    rows.map(({ id }) => id),
  );
  await record(tx, { action: "user.read", ...(sought === "" ? {} : { detail: ` with the words "${sought}"` }) });
  return pageOf(
    page,
    rows,
    (row) =>
      printCursor(
        order,
        columns.map((column) => column.valueOf(row)),
      ),
    toUser,
    async () => {
      const { rows: counts } = await sql<{
        count: number;
      }>`SELECT count(*) FROM user_account u WHERE ${matching}`.execute(tx.db);
      return counts[0]!.count;
    },
  );
}

const TYPES: Partial<Record<CursorColumn, string>> = { uuid: "::uuid", instant: "::timestamptz" };

function bound(value: string | number | null, type: CursorColumn): RawBuilder<unknown> {
  return sql`${value}${sql.raw(TYPES[type] ?? "")}`;
}

/**
 * The filter as a condition on `user_account u`. A practice's users are few enough to be looked through.
 * @throws BAD_USER_INPUT naming the field; NOT_FOUND for what is no id of a role.
 */
function userCondition(filter: UserFilter | null): RawBuilder<SqlBool> {
  const { search, kinds, states, roleIds, designatedForEmergency, withoutSecondFactor } = filter ?? {};
  const conditions: RawBuilder<SqlBool>[] = [];
  if (search != null) {
    if (search.length > MAXIMUM_SEARCH)
      throw badInput("filter.search", `a search has at most ${MAXIMUM_SEARCH} characters. Shorten it.`);
    conditions.push(
      sql`(${sql.join(
        [sql`u.name_folded`, sql`u.user_name_folded`, sql`u.email_folded`].map(
          (column) => sql`strpos(${column}, ${fold(search)}) > 0`,
        ),
        sql` OR `,
      )})`,
    );
  }
  if (kinds != null && kinds.length > 0) conditions.push(sql`u.kind = ANY(${kinds}::text[])`);
  if (states != null && states.length > 0) conditions.push(sql`u.state = ANY(${states}::text[])`);
  if (roleIds != null && roleIds.length > 0) {
    const roles = roleIds.map((id) => keyOf(id, "Role"));
    conditions.push(sql`u.id IN (SELECT user_id FROM user_role WHERE role_id = ANY(${roles}::uuid[]))`);
  }
  if (designatedForEmergency != null) {
    const designated = sql.raw(designatedForEmergency ? "IN" : "NOT IN");
    conditions.push(sql`u.id ${designated} (SELECT user_id FROM emergency_designation)`);
  }
  if (withoutSecondFactor != null) {
    const without = sql.raw(withoutSecondFactor ? "NOT IN" : "IN");
    conditions.push(sql`u.id ${without} (SELECT user_id FROM totp)`);
  }
  return conditions.length === 0 ? sql`true` : sql.join(conditions, sql` AND `);
}
