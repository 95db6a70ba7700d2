import { Migration } from "@mikro-orm/migrations";
import foundation from "./0001-foundation.sql?raw";
import usersAndAccounts from "./0002-users-and-accounts.sql?raw";
import breakTheGlass from "./0003-break-the-glass.sql?raw";
import supportPin from "./0004-support-pin.sql?raw";
import patientSets from "./0005-patient-sets.sql?raw";
import emergencyAccess from "./0006-emergency-access.sql?raw";

/** Every change of the schema, in order. One that has been released is never edited: a new one follows it. */
export const migrations = [
  migration("0001-foundation", foundation),
  migration("0002-users-and-accounts", usersAndAccounts),
  migration("0003-break-the-glass", breakTheGlass),
  migration("0004-support-pin", supportPin),
  migration("0005-patient-sets", patientSets),
  migration("0006-emergency-access", emergencyAccess),
];

function migration(name: string, sql: string) {
  return {
    name,
    class: class extends Migration {
      override up(): void {
        this.addSql(sql);
      }
    },
  };
}
