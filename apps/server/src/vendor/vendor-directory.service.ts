import { sql, type RawBuilder, type SqlBool } from "kysely";
import { record } from "../audit/record.ts";
import { batched } from "../graphql/batched.ts";
import { pageOf, printCursor, readPage, type Page, type PageArgs } from "../graphql/connection.ts";
import { badInput } from "../graphql/errors.ts";
import { nodeId } from "../graphql/node-id.ts";
import { fold } from "../store/fold.ts";
import type { Tx } from "../store/transaction.ts";
import type { UserKind, UserState } from "../users/users.types.ts";
import { employeeOf } from "./vendor-employee.ts";
import type { VendorPractice, VendorUser } from "./vendor.types.ts";

/** A search box is no document: more than this is a paste that went wrong. */
const MAXIMUM_SEARCH = 200;
const MAXIMUM_WORDS = 6;
/** What stands between words of names, besides spaces: in a search and in what is searched. */
const BETWEEN_WORDS = "[\\s.,;:'’_@/()&+-]+";

/** The pages poll and are typed into: within this time, one entry says that a practice is looked at. */
const READING_MS = 15 * 60_000;

interface PracticeRow {
  id: string;
  name: string;
  address: string | null;
  customer_since: string;
  name_folded: string;
}

/** As `fold` does it: the directory of practices is small, and looked through by few. */
const PRACTICE_NAME_FOLDED = sql`
  btrim(regexp_replace(regexp_replace(lower(normalize(p.name, NFKD)), '[\\u0300-\\u036f]', '', 'g'), '\\s+', ' ', 'g')) COLLATE "C"`;
const PRACTICE_COLUMNS = sql`
  p.id, p.name, p.address, (p.created_at AT TIME ZONE 'UTC')::date AS customer_since, ${PRACTICE_NAME_FOLDED} AS name_folded`;
const PRACTICES = sql`vendor.practice_directory p`;

interface UserRow {
  id: string;
  practice_id: string;
  name: string;
  name_folded: string;
  user_name: string;
  kind: UserKind;
  state: UserState;
  role_names: string[];
  two_factor: boolean;
  last_sign_in_at: Date | null;
}

const USER_COLUMNS = sql`
  u.id, u.practice_id, u.name, u.name_folded, u.user_name, u.kind, u.state, u.role_names, u.two_factor, u.last_sign_in_at`;
const USERS = sql`vendor.user_directory u`;

/** Practices by beginnings of words of their names. The search is an entry of the vendor's log. */
export async function listVendorPractices(
  tx: Tx,
  search: string | null,
  args: PageArgs,
): Promise<Page<VendorPractice>> {
  const words = readSearch(search);
  const matching = wordsBegin(words, PRACTICE_NAME_FOLDED);
  const source = { columns: PRACTICE_COLUMNS, from: PRACTICES, name: PRACTICE_NAME_FOLDED, id: sql`p.id` };
  const page = await pageByName<PracticeRow, VendorPractice>(tx, args, "practices", source, matching, toPractice);
  await record(tx, { action: "vendor-practice.search", ...searchDetail(words) });
  return page;
}

/**
 * User Management: the users of a practice by beginnings of words of the name and user name, disabled ones too. The search is an entry of
 * the vendor's log.
 */
export async function listVendorUsers(
  tx: Tx,
  practice: VendorPractice,
  search: string | null,
  args: PageArgs,
): Promise<Page<VendorUser>> {
  const words = readSearch(search);
  const matching = sql<SqlBool>`
    u.practice_id = ${practice.uuid} AND ${wordsBegin(words, sql`u.name_folded || ' ' || u.user_name_folded`)}`;
  const source = { columns: USER_COLUMNS, from: USERS, name: sql`u.name_folded`, id: sql`u.id` };
  const page = await pageByName<UserRow, VendorUser>(tx, args, "users of a practice", source, matching, toUser);
  await record(tx, {
    action: "vendor-user.search",
    practiceId: practice.uuid,
    subject: { type: "VendorPractice", id: practice.uuid, label: practice.name },
    ...searchDetail(words),
  });
  return page;
}

/** A practice by its id; looking at it is an entry of the vendor's log, once in 15 minutes. */
export async function openVendorPractice(tx: Tx, id: string): Promise<VendorPractice | null> {
  const practice = (await readPractices(tx, [id])).get(id) ?? null;
  if (practice !== null && !(await hasLookedAt(tx, id))) {
    const subject = { type: "VendorPractice", id, label: practice.name };
    await record(tx, { action: "vendor-practice.open", practiceId: id, subject });
  }
  return practice;
}

async function hasLookedAt(tx: Tx, practiceId: string): Promise<boolean> {
  const since = new Date(tx.now.getTime() - READING_MS);
  const { rows } = await sql`
    SELECT FROM vendor.audit_entry
    WHERE employee_id = ${employeeOf(tx).employeeId} AND occurred_at > ${since} AND action = 'vendor-practice.open'
      AND practice_id = ${practiceId} LIMIT 1`.execute(tx.db);
  return rows.length > 0;
}

/** A user of a practice by its id; looking at it is an entry of the vendor's log. */
export async function openVendorUser(tx: Tx, id: string): Promise<VendorUser | null> {
  const user = await findVendorUser(tx, id);
  if (user !== null) {
    const subject = { type: "VendorUser", id, label: user.name };
    await record(tx, { action: "vendor-user.open", practiceId: user.practiceUuid, subject });
  }
  return user;
}

/** A user of whichever practice, for what is done to him; null where there is none. */
export async function findVendorUser(tx: Tx, id: string): Promise<VendorUser | null> {
  return (await readUsers(tx, [id])).get(id) ?? null;
}

/** The practice that a row names. */
export const vendorPracticeOf = batched(readPractices);

/** The user that a row names. */
export const vendorUserOf = batched(readUsers);

async function readPractices(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, VendorPractice>> {
  const { rows } = await sql<PracticeRow>`
    SELECT ${PRACTICE_COLUMNS} FROM ${PRACTICES} WHERE p.id = ANY (${ids}::uuid[])`.execute(tx.db);
  return new Map(rows.map((row) => [row.id, toPractice(row)]));
}

async function readUsers(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, VendorUser>> {
  const { rows } = await sql<UserRow>`
    SELECT ${USER_COLUMNS} FROM ${USERS} WHERE u.id = ANY (${ids}::uuid[])`.execute(tx.db);
  return new Map(rows.map((row) => [row.id, toUser(row)]));
}

/** Where a list's rows come from, and what they are ordered by. */
interface NamedRows {
  readonly columns: RawBuilder<unknown>;
  readonly from: RawBuilder<unknown>;
  readonly name: RawBuilder<unknown>;
  readonly id: RawBuilder<unknown>;
}

async function pageByName<R extends { id: string; name_folded: string }, T>(
  tx: Tx,
  args: PageArgs,
  list: string,
  { columns, from, name, id }: NamedRows,
  matching: RawBuilder<SqlBool>,
  toNode: (row: R) => T,
): Promise<Page<T>> {
  const order = `${list} by name`;
  const page = readPage(args, order, ["text", "uuid"]);
  const direction = sql.raw(page.backward ? "DESC" : "ASC");
  const beyond =
    page.cursor === null
      ? sql`true`
      : sql`(${name}, ${id}) ${sql.raw(page.backward ? "<" : ">")} (${page.cursor[0]}, ${page.cursor[1]}::uuid)`;
  const { rows } = await sql<R>`
    SELECT ${columns} FROM ${from} WHERE ${matching} AND ${beyond}
    ORDER BY ${name} ${direction}, ${id} ${direction} LIMIT ${page.size + 1}`.execute(tx.db);
  return pageOf(
    page,
    rows,
    (row) => printCursor(order, [row.name_folded, row.id]),
    toNode,
    async () => {
      const { rows: counts } = await sql<{ count: number }>`
        SELECT count(*) FROM ${from} WHERE ${matching}`.execute(tx.db);
      return counts[0]!.count;
    },
  );
}

/** Whether each word of a search begins one of the text, in whichever order. Few rows: they are looked through. */
function wordsBegin(search: string, text: RawBuilder<unknown>): RawBuilder<SqlBool> {
  const words = search.split(new RegExp(BETWEEN_WORDS, "u")).filter((word) => word !== "");
  if (words.length > MAXIMUM_WORDS)
    throw badInput("search", `a search has at most ${MAXIMUM_WORDS} words. Leave some out.`);
  const spaced = sql`' ' || regexp_replace(${text}, ${BETWEEN_WORDS}, ' ', 'g')`;
  if (words.length === 0) return search === "" ? sql`true` : sql`false`;
  return sql`(${sql.join(
    words.map((word) => sql`strpos(${spaced}, ${` ${word}`}) > 0`),
    sql` AND `,
  )})`;
}

function readSearch(search: string | null): string {
  const text = search ?? "";
  if (text.length > MAXIMUM_SEARCH)
    throw badInput("search", `a search has at most ${MAXIMUM_SEARCH} characters. Shorten it.`);
  return fold(text);
}

function searchDetail(words: string): { detail?: string } {
  return words === "" ? {} : { detail: ` with the words "${words}"` };
}

function toPractice(row: PracticeRow): VendorPractice {
  return {
    __typename: "VendorPractice",
    id: nodeId("VendorPractice", row.id),
    uuid: row.id,
    name: row.name,
    address: row.address,
    customerSince: row.customer_since,
  };
}

function toUser(row: UserRow): VendorUser {
  return {
    __typename: "VendorUser",
    id: nodeId("VendorUser", row.id),
    uuid: row.id,
    practiceUuid: row.practice_id,
    name: row.name,
    userName: row.user_name,
    kind: row.kind,
    state: row.state,
    roleNames: row.role_names,
    twoFactorEnabled: row.two_factor,
    lastSeenAt: row.last_sign_in_at,
  };
}
