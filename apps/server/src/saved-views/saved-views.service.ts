import type { GraphQLSchema } from "graphql";
import { sql } from "kysely";
import { v7 as uuidv7 } from "uuid";
import { record } from "../audit/record.ts";
import { userError, type UserError } from "../graphql/common.types.ts";
import { notFound } from "../graphql/errors.ts";
import { nodeId } from "../graphql/node-id.ts";
import { checkText } from "../graphql/text-rules.ts";
import { accountOf } from "../identity/actor.ts";
import { fold } from "../store/fold.ts";
import type { Tx } from "../store/transaction.ts";
import type { SavedView, SavedViewPage, SaveViewInput } from "./saved-views.types.ts";
import { readDefinition } from "./view-definitions.ts";

const MAXIMUM_NAME = 100;
const MAXIMUM_VIEWS = 100;

/** How the log calls what a page keeps: a name may tell of patients. */
const LABELS: Readonly<Record<SavedViewPage, string>> = {
  DEMOGRAPHIC_REPORT: "a query of the Demographic Report",
  AUDIT_REPORT: "a view of the audit report",
};

interface SavedViewRow {
  readonly id: string;
  readonly user_id: string;
  readonly page: SavedViewPage;
  readonly name: string;
  readonly definition: unknown;
  readonly saved_at: Date;
}

/** The actor's own of a page, by name. */
export async function listSavedViews(tx: Tx, page: SavedViewPage): Promise<SavedView[]> {
  const { rows } = await sql<SavedViewRow>`
    SELECT id, user_id, page, name, definition, saved_at FROM saved_view
    WHERE user_id = ${ownerOf(tx)} AND page = ${page} ORDER BY name_folded`.execute(tx.db);
  return rows.map(toSavedView);
}

/** One of the actor's own; those of others look missing. */
export async function findSavedView(tx: Tx, uuid: string): Promise<SavedView | null> {
  const { rows } = await sql<SavedViewRow>`
    SELECT id, user_id, page, name, definition, saved_at FROM saved_view
    WHERE id = ${uuid} AND user_id = ${ownerOf(tx)}`.execute(tx.db);
  return rows[0] === undefined ? null : toSavedView(rows[0]);
}

/** Keeps a view, in place of the one of the same page and name. */
export async function saveView(
  tx: Tx,
  schema: GraphQLSchema,
  { page, name, definition: given }: SaveViewInput,
): Promise<{ savedView: SavedView | null; userErrors: UserError[] }> {
  const read = readDefinition(schema, page, given);
  const faults = [...checkText("name", "Name", name, MAXIMUM_NAME), ...read.faults];
  if (faults.length > 0) return { savedView: null, userErrors: faults };
  const owner = ownerOf(tx);
  // One after the other, so that the count holds.
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(${`save view ${owner}`}, 0))`.execute(tx.db);
  const views = await listSavedViews(tx, page);
  const before = views.find((view) => fold(view.name) === fold(name));
  if (before === undefined && views.length >= MAXIMUM_VIEWS) {
    const message = `There are ${MAXIMUM_VIEWS} saved ones already. Delete one, or save under a name that is there.`;
    return { savedView: null, userErrors: [userError("name", "OUT_OF_RANGE", message)] };
  }
  const { rows } = await sql<SavedViewRow>`
    INSERT INTO saved_view (practice_id, id, user_id, page, name, name_folded, definition, saved_at)
    VALUES (${tx.context.practiceId}, ${uuidv7()}, ${owner}, ${page}, ${name.trim()}, ${fold(name)},
      ${JSON.stringify(read.definition)}::jsonb, ${tx.now})
    ON CONFLICT (practice_id, user_id, page, name_folded)
      DO UPDATE SET name = excluded.name, definition = excluded.definition, saved_at = excluded.saved_at
    RETURNING id, user_id, page, name, definition, saved_at`.execute(tx.db);
  const savedView = toSavedView(rows[0]!);
  await record(tx, {
    action: "saved-view.save",
    subject: { type: "SavedView", id: savedView.uuid, label: LABELS[page] },
    changes: [{ field: "name", before: before?.name ?? null, after: savedView.name }],
  });
  return { savedView, userErrors: [] };
}

/** @throws NOT_FOUND, also for another user's. */
export async function deleteView(tx: Tx, uuid: string): Promise<void> {
  const view = await findSavedView(tx, uuid);
  if (view === null) throw notFound();
  await sql`DELETE FROM saved_view WHERE id = ${uuid}`.execute(tx.db);
  await record(tx, {
    action: "saved-view.delete",
    subject: { type: "SavedView", id: uuid, label: LABELS[view.page] },
    changes: [{ field: "name", before: view.name, after: null }],
  });
}

/** Whose account is in use. */
function ownerOf(tx: Tx): string {
  const account = accountOf(tx.context.actor);
  if (account === null) throw notFound();
  return account.userId;
}

function toSavedView({ id, user_id: userUuid, page, name, definition, saved_at: savedAt }: SavedViewRow): SavedView {
  return { __typename: "SavedView", id: nodeId("SavedView", id), uuid: id, userUuid, page, name, definition, savedAt };
}
