import { sql } from "kysely";
import { v7 as uuidv7 } from "uuid";
import { record, type AuditChange } from "../audit/record.ts";
import { nodeId } from "../graphql/node-id.ts";
import type { MailSettings } from "../mail/mail.service.ts";
import type { Tx } from "../store/transaction.ts";
import { judgeChange, refuseChange, takeFromLosers, tellOfChange } from "./access-change.service.ts";
import { summaryOf } from "./access-change.policy.ts";
import type {
  CreateRoleInput,
  CreateRolePayload,
  DeleteRoleInput,
  DeleteRolePayload,
  UpdateRoleInput,
  UpdateRolePayload,
} from "./access-change.types.ts";
import { ACCESS_RIGHTS } from "./access-rights.ts";
import { readAccessState } from "./access-state.service.ts";
import type { RoleState } from "./access-state.ts";
import type { Role } from "./access.types.ts";
import { planNewRole, planRoleChange, planRoleDeletion } from "./planned-change.policy.ts";
import { RoleEntity } from "./role.entity.ts";
import { SHIPPED_ROLES, type ShippedRoleKey } from "./shipped-roles.ts";
import { accountOf } from "../identity/actor.ts";

/** The practice's roles by name; one of them, when its uuid is given. */
export async function readRoles(tx: Tx, uuid: string | null = null): Promise<Role[]> {
  const actorId = accountOf(tx.context.actor)?.userId ?? null;
  const { rows } = await sql<{
    id: string;
    version: number;
    name: string;
    description: string;
    shipped: ShippedRoleKey | null;
    rights: string[];
    holders: number;
    held: boolean;
  }>`
    SELECT r.id, r.version, r.name, r.description, r.shipped, r.rights,
      (SELECT count(*) FROM user_role ur WHERE ur.practice_id = r.practice_id AND ur.role_id = r.id) AS holders,
      EXISTS (SELECT FROM user_role ur WHERE ur.practice_id = r.practice_id AND ur.role_id = r.id AND ur.user_id = ${actorId}) AS held
    FROM role r WHERE ${uuid === null ? sql`true` : sql`r.id = ${uuid}`} ORDER BY r.name`.execute(tx.db);
  return rows.map((row) => ({
    __typename: "Role",
    id: nodeId("Role", row.id),
    uuid: row.id,
    heldByActor: row.held,
    version: row.version,
    name: row.name,
    description: row.description,
    shipped: row.shipped,
    fixed: row.shipped !== null && SHIPPED_ROLES[row.shipped].fixed,
    rights: ACCESS_RIGHTS.filter((right) => row.rights.includes(right)),
    holderCount: row.holders,
  }));
}

/** Makes a role of the practice's own. Nobody holds it yet. */
export async function createRole(tx: Tx, input: CreateRoleInput): Promise<CreateRolePayload> {
  const before = await readAccessState(tx);
  const { role, ...planned } = planNewRole(before, uuidv7(), input);
  const change = judgeChange(tx, before, planned);
  if (change.userErrors.length > 0) {
    await refuseChange(tx, change, "role.create", roleSubject({ ...role, id: null }));
    return { role: null, userErrors: change.userErrors };
  }
  tx.em.persist(
    tx.em.create(RoleEntity, {
      id: role.id,
      practiceId: tx.context.practiceId!,
      name: role.name,
      description: role.description,
      rights: [...role.rights],
    }),
  );
  await tx.em.flush();
  await record(tx, { action: "role.create", subject: roleSubject(role), changes: changesOf(null, role) });
  return { role: (await readRoles(tx, role.id))[0]!, userErrors: [] };
}

/** Changes a role's name, description or rights: the latter for all who hold it, at once. */
export async function updateRole(tx: Tx, mail: MailSettings, input: UpdateRoleInput): Promise<UpdateRolePayload> {
  const before = await readAccessState(tx);
  const { role, changed, stale, ...planned } = planRoleChange(before, input);
  const change = judgeChange(tx, before, planned);
  const asItStands = async () => (await readRoles(tx, role.id))[0]!;
  if (change.userErrors.length > 0) {
    await refuseChange(tx, change, "role.update", roleSubject(role));
    return { role: stale ? await asItStands() : null, userErrors: change.userErrors };
  }
  const changes = changesOf(role, changed);
  if (changes.length > 0) {
    await takeFromLosers(tx, change.differences);
    await sql`
      UPDATE role SET name = ${changed.name}, description = ${changed.description}, rights = ${changed.rights}, version = version + 1
      WHERE id = ${role.id}`.execute(tx.db);
    await record(tx, {
      action: "role.update",
      subject: roleSubject(role),
      changes,
      detail: `: ${summaryOf(change.differences)}`,
    });
    await tellOfChange(tx, mail, change.differences);
  }
  return { role: await asItStands(), userErrors: [] };
}

/** Deletes a role of the practice's own. Whoever holds it loses what nothing else gives him, at once. */
export async function deleteRole(tx: Tx, mail: MailSettings, input: DeleteRoleInput): Promise<DeleteRolePayload> {
  const before = await readAccessState(tx);
  const { role, ...planned } = planRoleDeletion(before, input);
  const change = judgeChange(tx, before, planned);
  if (change.userErrors.length > 0) {
    await refuseChange(tx, change, "role.delete", roleSubject(role));
    return { deletedRoleId: null, userErrors: change.userErrors };
  }
  await takeFromLosers(tx, change.differences);
  // Whoever has their access open in an editor saves it no more as it was.
  await sql`
    UPDATE user_account SET access_version = access_version + 1
    WHERE id IN (SELECT user_id FROM user_role WHERE role_id = ${role.id})`.execute(tx.db);
  await sql`DELETE FROM user_role WHERE role_id = ${role.id}`.execute(tx.db);
  await sql`DELETE FROM role WHERE id = ${role.id}`.execute(tx.db);
  await record(tx, {
    action: "role.delete",
    subject: roleSubject(role),
    changes: changesOf(role, null),
    detail: `: ${summaryOf(change.differences)}`,
  });
  await tellOfChange(tx, mail, change.differences);
  return { deletedRoleId: nodeId("Role", role.id), userErrors: [] };
}

function roleSubject({ id, name }: { id: string | null; name: string }) {
  return { type: "Role", id, label: name };
}

/** The fields in which a role differs from what it was; null: it is not there. */
function changesOf(before: RoleState | null, after: RoleState | null): AuditChange[] {
  const valuesOf = (role: RoleState | null) => ({
    name: role?.name ?? null,
    description: role?.description ?? null,
    rights: role === null ? null : [...role.rights],
  });
  const [old, now] = [valuesOf(before), valuesOf(after)];
  return (["name", "description", "rights"] as const)
    .filter((field) => JSON.stringify(old[field]) !== JSON.stringify(now[field]))
    .map((field) => ({ field, before: old[field], after: now[field] }));
}
