import { sql } from "kysely";
import { nodeId } from "../graphql/node-id.ts";
import { passwordRules } from "../identity/passwords.ts";
import type { Tx } from "../store/transaction.ts";
import type { Culture } from "../users/preferences.types.ts";
import type { PasswordRules, Practice } from "./practices.types.ts";

/** The practice of the transaction; null before it is known. */
export async function readPractice(tx: Tx): Promise<Practice | null> {
  const { rows } = await sql<{
    id: string;
    name: string;
    address: string | null;
    time_zone: string;
    culture: Culture;
    password_minimum_length: number;
    defaultMinutes: number;
    minimumMinutes: number;
    maximumMinutes: number;
  }>`
    SELECT id, name, address, time_zone, culture, password_minimum_length, auto_logout_minutes AS "defaultMinutes",
      auto_logout_minimum_minutes AS "minimumMinutes", auto_logout_maximum_minutes AS "maximumMinutes" FROM practice`.execute(
    tx.db,
  );
  const practice = rows[0];
  if (practice === undefined) return null;
  const { defaultMinutes, minimumMinutes, maximumMinutes } = practice;
  return {
    __typename: "Practice",
    id: nodeId("Practice", practice.id),
    name: practice.name,
    address: practice.address,
    timeZone: practice.time_zone,
    culture: practice.culture,
    passwordRules: passwordRulesOf(practice.password_minimum_length),
    autoLogout: { defaultMinutes, minimumMinutes, maximumMinutes },
  };
}

/** The rules for a password, as they are shown before typing (D12). @param minimumLength the practice's, or a new practice's. */
export function passwordRulesOf(minimumLength: number): PasswordRules {
  return { minimumLength, digitRequired: true, rules: passwordRules(minimumLength) };
}
