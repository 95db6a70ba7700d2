import { hkdfSync } from "node:crypto";
import type { Client } from "pg";

/**
 * The database roles, from most to least (security design, "Database roles"):
 * - owner: owns every object and runs the migrations; nobody signs in as it.
 * - app: what the API works as. Owns nothing, is bound by row-level security, cannot change or delete audit entries.
 * - vendor: what the staff console works as: the vendor's own tables, and narrow views of practices and users.
 * - sequencer: reads audit entries, writes leaves. retention: drops payloads past their time. These two sign in once the capability that
 *   needs them is there.
 */
export const DATABASE_ROLES = {
  owner: { name: "chartward_owner", signsIn: false },
  app: { name: "chartward_app", signsIn: true },
  vendor: { name: "chartward_vendor", signsIn: true },
  sequencer: { name: "chartward_sequencer", signsIn: false },
  retention: { name: "chartward_retention", signsIn: false },
} as const;

/**
 * The password of a database role, derived from the installation's master key, so that several processes agree on it and none is
 * stored.
 */
export function databasePassword(masterKey: Buffer, role: string): string {
  return Buffer.from(hkdfSync("sha256", masterKey, "", `chartward database role ${role}`, 32)).toString("base64url");
}

/** Makes the roles, or sets them right. Roles belong to the whole server, so this runs under the caller's advisory lock. */
export async function ensureDatabaseRoles(admin: Client, masterKey: Buffer): Promise<void> {
  const { rows } = await admin.query<{ rolname: string }>("SELECT rolname FROM pg_roles");
  const present = new Set(rows.map((row) => row.rolname));
  for (const { name, signsIn } of Object.values(DATABASE_ROLES)) {
    const attributes = "NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS NOREPLICATION";
    if (!present.has(name)) await admin.query(`CREATE ROLE ${name} ${signsIn ? "LOGIN" : "NOLOGIN"} ${attributes}`);
    if (signsIn) await admin.query(`ALTER ROLE ${name} LOGIN PASSWORD '${databasePassword(masterKey, name)}'`);
  }
  const { name: owner } = DATABASE_ROLES.owner;
  const { rows: member } = await admin.query<{ can: boolean }>("SELECT pg_has_role(current_user, $1, 'SET') AS can", [
    owner,
  ]);
  if (!member[0]?.can) await admin.query(`GRANT ${owner} TO CURRENT_USER`);
}
