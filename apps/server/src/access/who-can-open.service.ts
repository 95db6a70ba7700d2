import { sql } from "kysely";
import { badInput } from "../graphql/errors.ts";
import { pageOf, printCursor, readPage, type Page, type PageArgs } from "../graphql/connection.ts";
import { fold } from "../store/fold.ts";
import type { Tx } from "../store/transaction.ts";
import { patientsMeant, readAskedAccess } from "./asked-access.service.ts";
import { UNKNOWN_PATIENT } from "./check-access.service.ts";
import type { PatientAccess, PatientReference } from "./patient-access.types.ts";

/** A search box is no document: more than this is a paste that went wrong. */
const MAXIMUM_SEARCH = 200;

/**
 * Every user of the practice by name, with why each may open the patient's chart, or may not. Of an unknown patient, nobody may.
 * All of them are judged for each page, since the rights decide which there are; a practice's users are few enough.
 * @param filter `allowed`: those alone who may, or who may not; `search`: a part of the name.
 */
export async function whoCanOpen(
  tx: Tx,
  patientReference: PatientReference,
  { allowed, search }: { allowed: boolean | null; search: string | null },
  args: PageArgs,
): Promise<Page<PatientAccess>> {
  if (search !== null && search.length > MAXIMUM_SEARCH)
    throw badInput("search", `a search has at most ${MAXIMUM_SEARCH} characters. Shorten it.`);
  const page = readPage(args, "who can open by NAME", ["text", "uuid"]);
  const asked = await readAskedAccess(
    tx,
    sql`SELECT 0 AS index, u.id FROM user_account u WHERE strpos(u.name_folded, ${fold(search ?? "")}) > 0`,
    patientsMeant([patientReference]),
  );
  const patient = asked.patientOf(0);
  const all = [...asked.users.values()]
    .map((user) => ({
      key: [user.nameFolded, user.uuid] as const,
      decision: patient === null ? UNKNOWN_PATIENT : asked.explain(user, "chart:open", patient).decision,
    }))
    .filter(({ decision }) => allowed === null || decision.allowed === allowed)
    .toSorted((one, other) => compare(one.key, other.key));
  const { cursor } = page;
  if (page.backward) all.reverse();
  const beyond =
    cursor === null
      ? all
      : all.filter(({ key }) => compare(key, cursor as [string, string]) * (page.backward ? -1 : 1) > 0);
  return pageOf(
    page,
    beyond.slice(0, page.size + 1),
    ({ key }) => printCursor("who can open by NAME", key),
    ({ key, decision }) => ({ userUuid: key[1], decision }),
    () => all.length,
  );
}

/** By folded name, then by id: one total order for the page and its cursors, which the database has no part in. */
function compare(one: readonly [string, string], other: readonly [string, string]): number {
  const differing = one[0] === other[0] ? 1 : 0;
  if (one[differing] === other[differing]) return 0;
  return one[differing]! < other[differing]! ? -1 : 1;
}
