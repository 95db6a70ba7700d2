import { sql } from "kysely";
import type { AccessRight } from "../access/access-rights.ts";
import type { ExceptionState } from "../access/access-state.ts";
import { effectiveRights } from "../access/decide.ts";
import type { Tx } from "../store/transaction.ts";
import type { UserKind, UserState } from "./users.types.ts";

/** A user as the export tells of him. */
export interface ExportedUser {
  readonly userName: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  readonly kind: UserKind;
  readonly state: UserState;
  readonly userTitle: string | null;
  /** Names. */
  readonly roles: readonly string[];
  readonly exceptions: readonly ExceptionState[];
  readonly lastSignInAt: Date | null;
  readonly twoFactor: boolean;
  /** Whether emergency access is allowed. */
  readonly emergencyAccess: boolean;
  /** In force: a disabled user has none. */
  readonly rights: ReadonlySet<AccessRight>;
}

/** All users of the practice by name, with what they may: one statement, so that it is of one moment. */
export async function readExportedUsers(tx: Tx): Promise<ExportedUser[]> {
  const { rows } = await sql<Omit<ExportedUser, "rights"> & { roleRights: string[] }>`
    SELECT u.user_name AS "userName", u.first_name AS "firstName", u.last_name AS "lastName", u.email, u.kind, u.state,
      u.user_title AS "userTitle", u.last_sign_in_at AS "lastSignInAt",
      EXISTS (SELECT FROM totp t WHERE t.practice_id = u.practice_id AND t.user_id = u.id) AS "twoFactor",
      EXISTS (SELECT FROM emergency_designation d WHERE d.practice_id = u.practice_id AND d.user_id = u.id) AS "emergencyAccess",
      ARRAY(SELECT r.name FROM user_role ur JOIN role r ON r.practice_id = ur.practice_id AND r.id = ur.role_id
        WHERE ur.practice_id = u.practice_id AND ur.user_id = u.id ORDER BY r.name) AS roles,
      ARRAY(SELECT DISTINCT unnest(r.rights) FROM user_role ur JOIN role r ON r.practice_id = ur.practice_id AND r.id = ur.role_id
        WHERE ur.practice_id = u.practice_id AND ur.user_id = u.id) AS "roleRights",
      (SELECT coalesce(json_agg(json_build_object('right', e.access_right, 'effect', e.effect, 'note', e.note) ORDER BY e.access_right), '[]')
        FROM access_right_exception e WHERE e.practice_id = u.practice_id AND e.user_id = u.id) AS exceptions
    FROM user_account u ORDER BY u.name_folded, u.id`.execute(tx.db);
  return rows.map(({ roleRights, ...user }) => ({ ...user, rights: rightsOf(user, roleRights) }));
}

function rightsOf({ state, exceptions }: Omit<ExportedUser, "rights">, roleRights: string[]): ReadonlySet<AccessRight> {
  if (state === "DISABLED") return new Set();
  const of = (effect: ExceptionState["effect"]) =>
    exceptions.filter((each) => each.effect === effect).map(({ right }) => right);
  return effectiveRights({ roleRights, allowed: of("ALLOW"), denied: of("DENY") });
}
