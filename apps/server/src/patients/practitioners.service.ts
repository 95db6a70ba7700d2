import { sql } from "kysely";
import { record } from "../audit/record.ts";
import { notFound } from "../graphql/errors.ts";
import { userError, type UserError } from "../graphql/common.types.ts";
import { pageOf, printCursor, readPage, type Page, type PageArgs } from "../graphql/connection.ts";
import { fold } from "../store/fold.ts";
import { beginsWith } from "../store/prefix.ts";
import type { Tx } from "../store/transaction.ts";
import { toPractitioner, type Practitioner, type PractitionerRow } from "./patients.types.ts";

/** Imported practitioners by name, of those whose name begins with the words or whose NPI it is. */
export async function listPractitioners(tx: Tx, search: string | null, args: PageArgs): Promise<Page<Practitioner>> {
  const page = readPage(args, "name", ["text", "uuid"]);
  const prefix = fold(search ?? "");
  const matching = prefix === "" ? sql`true` : sql`(${beginsWith(sql`name_folded`, prefix)} OR npi = ${prefix})`;
  const from =
    page.cursor === null
      ? sql`true`
      : sql`(name_folded, id) ${sql.raw(page.backward ? "<" : ">")} (${page.cursor[0]}, ${page.cursor[1]}::uuid)`;
  const direction = sql.raw(page.backward ? "DESC" : "ASC");
  const { rows } = await sql<PractitionerRow & { name_folded: string }>`
    SELECT id, name, npi, user_id, name_folded FROM practitioner WHERE ${matching} AND ${from}
    ORDER BY name_folded ${direction}, id ${direction} LIMIT ${page.size + 1}`.execute(tx.db);
  return pageOf(
    page,
    rows,
    (row) => printCursor("name", [row.name_folded, row.id]),
    toPractitioner,
    async () => {
      const { rows: counts } = await sql<{
        count: number;
      }>`SELECT count(*) FROM practitioner WHERE ${matching}`.execute(tx.db);
      return counts[0]!.count;
    },
  );
}

export async function findPractitioner(tx: Tx, uuid: string): Promise<Practitioner | null> {
  const { rows } =
    await sql<PractitionerRow>`SELECT id, name, npi, user_id FROM practitioner WHERE id = ${uuid}`.execute(tx.db);
  return rows[0] === undefined ? null : toPractitioner(rows[0]);
}

/** The imported practitioner that a user is; null where none is linked. */
export async function practitionerOfUser(tx: Tx, userUuid: string): Promise<Practitioner | null> {
  const { rows } =
    await sql<PractitionerRow>`SELECT id, name, npi, user_id FROM practitioner WHERE user_id = ${userUuid}`.execute(
      tx.db,
    );
  return rows[0] === undefined ? null : toPractitioner(rows[0]);
}

/** Says which user an imported practitioner is, or that it is none of them. A user is one practitioner at the most. */
export async function linkPractitioner(
  tx: Tx,
  { practitionerUuid, userUuid }: { practitionerUuid: string; userUuid: string | null },
): Promise<{ practitioner: Practitioner | null; userErrors: UserError[] }> {
  const { rows } = await sql<PractitionerRow & { user_name: string | null }>`
    SELECT p.id, p.name, p.npi, p.user_id, concat_ws(' ', u.first_name, u.last_name) AS user_name
    FROM practitioner p LEFT JOIN user_account u ON u.practice_id = p.practice_id AND u.id = p.user_id
    WHERE p.id = ${practitionerUuid} FOR UPDATE OF p`.execute(tx.db);
  const practitioner = rows[0];
  if (practitioner === undefined) throw notFound();
  let userName: string | null = null;
  if (userUuid !== null) {
    const { rows: users } = await sql<{ name: string; kind: string; linked: string | null }>`
      SELECT concat_ws(' ', u.first_name, u.last_name) AS name, u.kind,
        (SELECT p.name FROM practitioner p WHERE p.user_id = u.id AND p.id <> ${practitionerUuid}) AS linked
      FROM user_account u WHERE u.id = ${userUuid}`.execute(tx.db);
    const user = users[0];
    if (user === undefined) throw notFound();
    if (user.kind !== "PROVIDER") {
      return {
        practitioner: null,
        userErrors: [userError("userId", "WRONG_STATE", `${user.name} is staff. Choose a provider.`)],
      };
    }
    if (user.linked !== null) {
      return {
        practitioner: null,
        userErrors: [
          userError("userId", "TAKEN", `${user.name} is linked to ${user.linked}. Take that link away first.`),
        ],
      };
    }
    userName = user.name;
  }
  await sql`UPDATE practitioner SET user_id = ${userUuid} WHERE id = ${practitionerUuid}`.execute(tx.db);
  await record(tx, {
    action: "practitioner.link",
    subject: { type: "Practitioner", id: practitionerUuid, label: practitioner.name },
    changes: [
      { field: "user", before: practitioner.user_id === null ? null : practitioner.user_name, after: userName },
    ],
    detail: userName === null ? ": nobody" : `: ${userName}`,
  });
  return { practitioner: toPractitioner({ ...practitioner, user_id: userUuid }), userErrors: [] };
}
