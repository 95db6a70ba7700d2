import type pg from "pg";
import { DATABASE_ROLES } from "../store/database-roles.ts";
import { masterKeyCheck } from "../store/master-key-check.ts";
import { bindingOf, VENDOR_SEALED_COLUMNS } from "./sealed-columns.ts";
import { Secrets } from "./secrets.ts";
import { VendorSecrets } from "./vendor-secrets.ts";

/**
 * Replaces the master key: wraps all data keys of all practices for the new one, seals the vendor's own secrets anew, and lets the database
 * know it by its new check value. All of it or nothing. Practices' secrets stay as they are sealed. No server may run meanwhile: it would know the old key alone.
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
    await sealVendorSecretsAnew(admin, new VendorSecrets(masterKey), new VendorSecrets(newMasterKey));
    await admin.query("UPDATE public.deployment SET master_key_check = $1", [masterKeyCheck(newMasterKey)]);
    await admin.query("COMMIT");
    return rows.length;
  } catch (error) {
    await admin.query("ROLLBACK").catch(() => undefined);
    throw error;
  }
}

async function sealVendorSecretsAnew(admin: pg.Client, old: VendorSecrets, next: VendorSecrets): Promise<void> {
  for (const sealedColumn of VENDOR_SEALED_COLUMNS) {
    const { table, column, key } = sealedColumn;
    const { rows } = await admin.query<{ key: string; sealed: Buffer }>(
      `SELECT ${key} AS key, ${column} AS sealed FROM ${table} ORDER BY 1 FOR UPDATE`,
    );
    for (const row of rows) {
      const binding = bindingOf(sealedColumn, row.key);
      const anew = next.seal(binding, old.open(binding, row.sealed));
      await admin.query(`UPDATE ${table} SET ${column} = $2 WHERE ${key} = $1`, [row.key, anew]);
    }
  }
}
