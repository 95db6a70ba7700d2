import { randomInt } from "node:crypto";
import { Option, type Command } from "commander";
import { v7 as uuidv7 } from "uuid";
import { endBtgSessionsOfEmployee } from "../btg/vendor-end-btg.service.ts";
import type { Dependencies } from "../graphql/request-context.ts";
import { SYSTEM } from "../identity/actor.ts";
import { hashPassword } from "../identity/passwords.ts";
import { inTransaction, type Tx } from "../store/transaction.ts";
import { VENDOR_REALM } from "./vendor-employee.ts";
import {
  addEmployee,
  disableEmployee,
  enableEmployee,
  findEmployee,
  listEmployees,
  resetPasswordOf,
  resetSecondFactorOf,
  VendorEmployeeError,
  type FoundEmployee,
} from "./vendor-employees.service.ts";
import { checkVendorPassword } from "./vendor-password.service.ts";
import { VendorRole } from "./vendor.types.ts";

/** What the commands need of the command line. */
export interface CommandPlace {
  /** Runs `work` on the installation of the settings. @param holder in words, for whoever finds its database in use. */
  within<T>(holder: string, work: (installation: Installation) => Promise<T>): Promise<T>;
  /** All of the standard input. */
  readInput(): Promise<string>;
  say(text: string): void;
}

type Installation = Pick<Dependencies, "store" | "clock" | "config">;

const HOLDER = "a change of vendor employees by the command line";

/** Letters and digits that nobody takes for another one. */
const PASSWORD_CHARACTERS = "abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";
const PASSWORD_LENGTH = 24;

/** `chartward vendor-employee …`: the only way to make, disable or reset an employee of the vendor. Each is in the vendor's own log. */
export function addVendorEmployeeCommands(program: Command, place: CommandPlace): void {
  const employees = program.command("vendor-employee").description("The vendor's employees, who sign in at /staff.");
  const fromInput = new Option("--password-stdin", "read the password from the standard input instead of making one");
  employees
    .command("add")
    .description("Makes an employee. The first sign-in sets up the second factor.")
    .requiredOption("--user-name <user name>", "to sign in with")
    .requiredOption("--name <name>", "of the person; no practice is ever told")
    .addOption(
      new Option("--role <role>", "a supervisor sees and ends the sessions of all agents")
        .choices(Object.keys(VendorRole).map((role) => role.toLowerCase()))
        .makeOptionMandatory(),
    )
    .addOption(fromInput)
    .action(async (options: { userName: string; name: string; role: string; passwordStdin?: true }) => {
      const { userName, name } = options;
      const { password, told } = await newPassword(place, userName, options.passwordStdin === true);
      const passwordHash = await hashPassword(password);
      const role = options.role.toUpperCase() as VendorRole;
      await change(place, (tx) => addEmployee(tx, { userName, name, role, passwordHash }));
      place.say(`Done. ${userName} signs in at /staff, and sets up the second factor first.${told}`);
    });
  employees
    .command("disable <user-name>")
    .description("Signs an employee out everywhere, out of practices too, and in no more.")
    .action(async (userName: string) => {
      await changeAndEnd(place, userName, disableEmployee);
      place.say(`Done. ${userName} is disabled; all sessions have ended.`);
    });
  employees
    .command("enable <user-name>")
    .description("Lets a disabled employee sign in again.")
    .action(async (userName: string) => {
      await change(place, async (tx) => enableEmployee(tx, await findEmployee(tx, userName)));
      place.say(`Done. ${userName} signs in again, with the password and second factor as before.`);
    });
  employees
    .command("reset-second-factor <user-name>")
    .description("Takes the second factor away and ends all sessions: the next sign-in sets up another.")
    .action(async (userName: string) => {
      await changeAndEnd(place, userName, resetSecondFactorOf);
      place.say(`Done. ${userName} sets up a new second factor at the next sign-in; all sessions have ended.`);
    });
  employees
    .command("reset-password <user-name>")
    .description("Gives an employee another password and ends all sessions.")
    .addOption(fromInput)
    .action(async (userName: string, options: { passwordStdin?: true }) => {
      const { password, told } = await newPassword(place, userName, options.passwordStdin === true);
      const passwordHash = await hashPassword(password);
      await changeAndEnd(place, userName, (tx, employee) => resetPasswordOf(tx, employee, passwordHash));
      place.say(`Done. ${userName} has a new password; all sessions have ended.${told}`);
    });
  employees
    .command("list")
    .description("Lists the employees.")
    .action(async () => {
      const rows = await change(place, listEmployees);
      const lines = rows.map(({ userName, name, role, state, twoFactor }) =>
        [userName, name, role, state, twoFactor ? "second factor set up" : "no second factor yet"].join("\t"),
      );
      place.say(lines.length === 0 ? "There is none yet. See: chartward vendor-employee add --help" : lines.join("\n"));
    });
}

function change<T>(place: CommandPlace, work: (tx: Tx) => Promise<T>): Promise<T> {
  return place.within(HOLDER, (installation) => inVendorRealm(installation, work));
}

/** What takes something from an employee: first in the vendor's realm, where he opens nothing any more, then in the practices. */
function changeAndEnd(
  place: CommandPlace,
  userName: string,
  work: (tx: Tx, employee: FoundEmployee) => Promise<void>,
): Promise<void> {
  return place.within(HOLDER, async (installation) => {
    const id = await inVendorRealm(installation, async (tx) => {
      const employee = await findEmployee(tx, userName);
      await work(tx, employee);
      return employee.id;
    });
    await endBtgSessionsOfEmployee(installation, id, "VENDOR_EMPLOYEE_SIGNED_OUT");
  });
}

function inVendorRealm<T>({ store, clock }: Installation, work: (tx: Tx) => Promise<T>): Promise<T> {
  const context = { ...VENDOR_REALM, actor: SYSTEM, requestId: uuidv7(), ipAddress: null };
  return inTransaction(store, context, clock(), work);
}

/** The password from the standard input; else one that is made and told this once. */
async function newPassword(
  place: CommandPlace,
  userName: string,
  fromInput: boolean,
): Promise<{ password: string; told: string }> {
  if (!fromInput) {
    const password = generatedPassword();
    return {
      password,
      told: `\n\nPassword: ${password}\nIt is shown this once. Hand it over in person; it can be changed in the staff console.`,
    };
  }
  const password = (await place.readInput()).replace(/\r?\n$/, "");
  const [fault] = await checkVendorPassword({ password, confirmation: password, userName });
  if (fault !== undefined) throw new VendorEmployeeError(fault.message);
  return { password, told: "" };
}

/** Some 139 bits, with a digit as every password has one. */
function generatedPassword(): string {
  for (;;) {
    const characters = Array.from(
      { length: PASSWORD_LENGTH },
      () => PASSWORD_CHARACTERS[randomInt(PASSWORD_CHARACTERS.length)]!,
    );
    if (characters.some((character) => /\d/.test(character))) return characters.join("");
  }
}
