import { sql } from "kysely";
import { userError, type UserError } from "../graphql/common.types.ts";
import { checkText } from "../graphql/text-rules.ts";
import { fold } from "../store/fold.ts";
import type { Tx } from "../store/transaction.ts";

const MAXIMUM_LENGTH = 100;

/** @param name without surrounding space. */
export function checkSetName(name: string): UserError[] {
  const errors = checkText("name", "Set Name", name, MAXIMUM_LENGTH);
  // Of marks alone, nothing is left to compare it by.
  if (errors.length === 0 && fold(name) === "")
    return [userError("name", "INVALID", "Set Name has no letter, digit or sign. Choose another.")];
  return errors;
}

/** Names the set that has a name already, without regard to case, marks and space. @param uuid of the set that may have it. */
export async function nameTaken(tx: Tx, name: string, uuid: string | null): Promise<UserError | null> {
  const { rows } = await sql<{ name: string }>`
    SELECT name FROM patient_set WHERE name_folded = ${fold(name)} AND id IS DISTINCT FROM ${uuid}::uuid`.execute(
    tx.db,
  );
  return rows[0] === undefined ? null : takenBy(rows[0].name);
}

/** @param name of the set that has it. */
export function takenBy(name: string): UserError {
  return userError("name", "TAKEN", `There is a patient set ${name} already. Choose another name.`);
}
