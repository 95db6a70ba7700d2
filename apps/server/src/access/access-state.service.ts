import { sql } from "kysely";
import type { Tx } from "../store/transaction.ts";
import { ACCESS_RIGHTS, isAccessRight } from "./access-rights.ts";
import type { AccessState, ExceptionState, RoleState, UserAccessState } from "./access-state.ts";

/**
 * The practice's roles and all its users, each by name. Whoever changes what it tells holds the practice's access lock
 * (`changesAccess`), so that it stays as it was read until the commit.
 */
export async function readAccessState(tx: Tx): Promise<AccessState> {
  const { rows: roles } = await sql<Omit<RoleState, "rights"> & { rights: string[] }>`
    SELECT id, version, name, description, shipped, rights FROM role ORDER BY name`.execute(tx.db);
  const { rows: users } = await sql<Omit<UserAccessState, "exceptions"> & { exceptions: StoredException[] }>`
    SELECT u.id, u.access_version AS version, concat_ws(' ', u.first_name, u.last_name) AS name, u.state,
      ARRAY(SELECT ur.role_id FROM user_role ur WHERE ur.practice_id = u.practice_id AND ur.user_id = u.id) AS "roleIds",
      (SELECT coalesce(json_agg(json_build_object('right', e.access_right, 'effect', e.effect, 'note', e.note)), '[]')
       FROM access_right_exception e WHERE e.practice_id = u.practice_id AND e.user_id = u.id) AS exceptions
    FROM user_account u ORDER BY u.name_folded, u.id`.execute(tx.db);
  return {
    roles: roles.map((role) => ({ ...role, rights: ACCESS_RIGHTS.filter((right) => role.rights.includes(right)) })),
    users: users.map((user) => ({ ...user, exceptions: user.exceptions.filter(isKnown) })),
  };
}

type StoredException = Omit<ExceptionState, "right"> & { right: string };

function isKnown(exception: StoredException): exception is ExceptionState {
  return isAccessRight(exception.right);
}
