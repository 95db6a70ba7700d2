import DataLoader from "dataloader";
import { sql } from "kysely";
import { record } from "../audit/record.ts";
import type { Operation } from "../graphql/operation.ts";
import type { MailSettings } from "../mail/mail.service.ts";
import type { Tx } from "../store/transaction.ts";
import { judgeChange, refuseChange, takeFromLosers, tellOfChange } from "./access-change.service.ts";
import type { UpdateUserAccessInput, UpdateUserAccessPayload } from "./access-change.types.ts";
import { ACCESS_RIGHTS, isAccessRight, type AccessRight } from "./access-rights.ts";
import { readAccessState } from "./access-state.service.ts";
import { exceptionInWords, type AccessState, type UserAccessState } from "./access-state.ts";
import type { Role } from "./access.types.ts";
import { dayInWords } from "./day-in-words.ts";
import { explainRight, type ExplainedException, type ExplainedUser } from "./explain-access.policy.ts";
import { planUserAccess } from "./planned-change.policy.ts";
import { rightsInEmergency } from "./rights-in-emergency.ts";
import { readRoles } from "./roles.service.ts";
import type { AccessRightException, UserAccess } from "./user-access.types.ts";

/** A user's roles and exceptions as they are stored, with what an explanation needs. */
interface StoredAccess extends ExplainedUser<Role> {
  readonly version: number;
  readonly exceptions: readonly (ExplainedException & AccessRightException)[];
}

/** Roles and exceptions of users by uuid; whoever is not of the practice is missing. */
async function readStoredAccess(tx: Tx, uuids: readonly string[]): Promise<ReadonlyMap<string, StoredAccess>> {
  const roles = await readRoles(tx);
  const { rows } = await sql<{
    id: string;
    version: number;
    name: string;
    state: StoredAccess["state"];
    time_zone: string;
    role_ids: string[];
    emergency: string[];
    exceptions: {
      right: AccessRight;
      effect: "ALLOW" | "DENY";
      note: string | null;
      givenBy: { kind: "USER" | "SYSTEM"; userId: string | null; name: string };
      givenAt: string;
    }[];
  }>`
    SELECT u.id, u.access_version AS version, concat_ws(' ', u.first_name, u.last_name) AS name, u.state, p.time_zone,
      ARRAY(SELECT ur.role_id FROM user_role ur WHERE ur.practice_id = u.practice_id AND ur.user_id = u.id) AS role_ids,
      ${rightsInEmergency(tx.now)} AS emergency,
      (SELECT coalesce(json_agg(json_build_object(
         'right', e.access_right, 'effect', e.effect, 'note', e.note, 'givenBy', e.given_by, 'givenAt', e.given_at)), '[]')
       FROM access_right_exception e WHERE e.practice_id = u.practice_id AND e.user_id = u.id) AS exceptions
    FROM user_account u JOIN practice p ON p.id = u.practice_id WHERE u.id = ANY (${uuids}::uuid[])`.execute(tx.db);
  return new Map(
    rows.map((row) => [
      row.id,
      {
        version: row.version,
        name: row.name,
        state: row.state,
        roles: roles.filter(({ uuid }) => row.role_ids.includes(uuid)),
        emergency: row.emergency.filter(isAccessRight),
        exceptions: ACCESS_RIGHTS.flatMap((right) => row.exceptions.filter((each) => each.right === right)).map(
          ({ right, effect, note, givenBy, givenAt }) => ({
            right,
            effect,
            note,
            givenBy: { kind: givenBy.kind, name: givenBy.name, userUuid: givenBy.userId },
            givenAt: new Date(givenAt),
            giver: givenBy.name,
            day: dayInWords(new Date(givenAt), row.time_zone),
          }),
        ),
      },
    ]),
  );
}

/** Access of the practice's users by uuid: two statements for all that are asked for at once. A change in between is seen. */
export function userAccessLoader(operation: Operation): DataLoader<string, UserAccess | null> {
  return new DataLoader(
    async (uuids) => {
      const stored = await readStoredAccess(await operation.read(), uuids);
      return uuids.map((uuid) => {
        const access = stored.get(uuid);
        return access === undefined ? null : toUserAccess(uuid, access);
      });
    },
    { cache: false },
  );
}

function toUserAccess(userUuid: string, stored: StoredAccess): UserAccess {
  return {
    userUuid,
    version: stored.version,
    administrator: explainRight(stored, "practice:administer").effective,
    roles: [...stored.roles],
    exceptions: [...stored.exceptions],
    rights: ACCESS_RIGHTS.map((right) => ({
      right,
      ...explainRight(stored, right),
      exception: stored.exceptions.find((each) => each.right === right) ?? null,
    })),
  };
}

/** Gives a user the roles and exceptions of the input, all of them, and takes all others. In force for the next request. */
export async function updateUserAccess(
  tx: Tx,
  mail: MailSettings,
  input: UpdateUserAccessInput,
): Promise<UpdateUserAccessPayload> {
  const before = await readAccessState(tx);
  const { user, changed, stale, ...planned } = planUserAccess(before, input);
  const change = judgeChange(tx, before, planned);
  const subject = { type: "User", id: user.id, label: user.name };
  if (change.userErrors.length > 0) {
    await refuseChange(tx, change, "user-access.update", subject);
    return { userUuid: stale ? user.id : null, userErrors: change.userErrors };
  }
  const changes = accessChangesOf(before, user, changed);
  if (changes.length > 0) {
    await takeFromLosers(tx, change.differences);
    await sql`UPDATE user_account SET access_version = access_version + 1 WHERE id = ${user.id}`.execute(tx.db);
    await writeUserAccess(tx, changed, user);
    await record(tx, { action: "user-access.update", subject, changes });
    await tellOfChange(tx, mail, change.differences);
  }
  return { userUuid: user.id, userErrors: [] };
}

/**
 * Writes a user's roles and exceptions. The caller has checked, and records it.
 * @param before as they stood; null: a new user's. An exception that stays as it was keeps who gave it, and when.
 */
export async function writeUserAccess(
  tx: Tx,
  { id, roleIds, exceptions }: Pick<UserAccessState, "id" | "roleIds" | "exceptions">,
  before: Pick<UserAccessState, "exceptions"> | null,
): Promise<void> {
  const { actor, practiceId } = tx.context;
  if (actor.kind === "ANONYMOUS") throw new TypeError("Nobody signed in gives no access");
  const giver = { kind: actor.kind, userId: actor.kind === "USER" ? actor.userId : null, name: actor.name };
  await sql`DELETE FROM user_role WHERE user_id = ${id} AND NOT role_id = ANY (${roleIds}::uuid[])`.execute(tx.db);
  await sql`
    INSERT INTO user_role (practice_id, user_id, role_id)
    SELECT ${practiceId}, ${id}, role_id FROM unnest(${roleIds}::uuid[]) AS role_id ON CONFLICT DO NOTHING`.execute(
    tx.db,
  );
  const rights = exceptions.map(({ right }) => right);
  await sql`DELETE FROM access_right_exception WHERE user_id = ${id} AND NOT access_right = ANY (${rights}::text[])`.execute(
    tx.db,
  );
  const old = new Set(before?.exceptions.map(exceptionInWords));
  for (const exception of exceptions.filter((each) => !old.has(exceptionInWords(each)))) {
    await sql`
      INSERT INTO access_right_exception (practice_id, user_id, access_right, effect, note, given_by, given_at)
      VALUES (${practiceId}, ${id}, ${exception.right}, ${exception.effect}, ${exception.note}, ${JSON.stringify(giver)}::jsonb, ${tx.now})
      ON CONFLICT (practice_id, user_id, access_right) DO UPDATE
      SET effect = EXCLUDED.effect, note = EXCLUDED.note, given_by = EXCLUDED.given_by, given_at = EXCLUDED.given_at`.execute(
      tx.db,
    );
  }
}

/** What differs, as the log tells it: roles by name, exceptions in words. */
export function accessChangesOf({ roles }: AccessState, before: UserAccessState, after: UserAccessState) {
  const wordsOf = ({ roleIds, exceptions }: UserAccessState) => ({
    roles: roles.filter(({ id }) => roleIds.includes(id)).map(({ name }) => name),
    exceptions: ACCESS_RIGHTS.flatMap((right) => exceptions.filter((each) => each.right === right)).map(
      exceptionInWords,
    ),
  });
  const [old, now] = [wordsOf(before), wordsOf(after)];
  return (["roles", "exceptions"] as const)
    .filter((field) => JSON.stringify(old[field]) !== JSON.stringify(now[field]))
    .map((field) => ({ field, before: old[field], after: now[field] }));
}
