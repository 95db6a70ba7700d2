import type pg from "pg";
import { DATABASE_ROLES } from "../store/database-roles.ts";
import { masterKeyCheck } from "../store/master-key-check.ts";
import { Secrets } from "./secrets.ts";

/**
 * Replaces the master key: wraps all data keys of all practices for the new one, and lets the database know it by its new check value. All
 * of it or nothing. The secrets themselves stay as they are sealed. No server may run meanwhile: it would know the old key alone.
 * @param admin a connection that may act as the owner, in no transaction.
 * @returns how many data keys there were.
 */
export async function rewrapKeys(admin: pg.Client, masterKey: Buffer, newMasterKey: Buffer): Promise<number> {
  const [old, next] = [new Secrets(masterKey), new Secrets(newMasterKey)];
  await admin.query("BEGIN");
  try {
    await admin.query(`SET LOCAL ROLE ${DATABASE_ROLES.owner.name}`);
    const { rows } = await admin.query<{ practiceId: string; id: string; wrapped: Buffer }>(
      'SELECT practice_id AS "practiceId", id, wrapped FROM public.practice_key ORDER BY practice_id, id FOR UPDATE',
    );
    for (const row of rows) {
      await admin.query("UPDATE public.practice_key SET wrapped = $3 WHERE practice_id = $1 AND id = $2", [
        row.practiceId,
        row.id,
        old.rewrap(row, next),
      ]);
    }
    await admin.query("UPDATE public.deployment SET master_key_check = $1", [masterKeyCheck(newMasterKey)]);
    await admin.query("COMMIT");
    return rows.length;
  } catch (error) {
    await admin.query("ROLLBACK").catch(() => undefined);
    throw error;
  }
}
