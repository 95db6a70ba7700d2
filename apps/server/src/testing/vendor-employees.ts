import { Command } from "commander";
import { v7 as uuidv7 } from "uuid";
import { SYSTEM } from "../identity/actor.ts";
import { hashPassword } from "../identity/passwords.ts";
import { inTransaction, type Tx } from "../store/transaction.ts";
import { addVendorEmployeeCommands } from "../vendor/vendor-employee-commands.ts";
import { VENDOR_REALM } from "../vendor/vendor-employee.ts";
import { addEmployee } from "../vendor/vendor-employees.service.ts";
import type { VendorRole } from "../vendor/vendor.types.ts";
import type { Answer, Loose, TestServer } from "./test-server.ts";
import { codeOf, complete, confirmEnrolment, startEnrolment } from "./two-factor.ts";

/** The password of every employee of the tests; its hash is made once a file. */
export const VENDOR_PASSWORD = "a lantern in 9 harbours";
const passwordHash = hashPassword(VENDOR_PASSWORD);

/** An employee of the vendor who has never signed in. */
export interface NewEmployee {
  readonly id: string;
  readonly userName: string;
  readonly name: string;
}

/** One who is signed in, with an authenticator app. */
export interface TestEmployee extends NewEmployee {
  /** Of the app, in base32. */
  readonly secret: string;
  readonly token: string;
}

/** Work in the vendor's realm as the command line does it. */
export function inVendorRealm<T>(server: TestServer, work: (tx: Tx) => Promise<T>): Promise<T> {
  const context = { ...VENDOR_REALM, actor: SYSTEM, requestId: "test", ipAddress: null };
  return inTransaction(server.server.store, context, new Date(server.now), work);
}

export async function newEmployee(
  server: TestServer,
  { role = "AGENT", name = "Priya Raman" }: { role?: VendorRole; name?: string } = {},
): Promise<NewEmployee> {
  const userName = `v${uuidv7().slice(-12)}`;
  const employee = { userName, name, role, passwordHash: await passwordHash };
  const { id } = await inVendorRealm(server, (tx) => addEmployee(tx, employee));
  return { id, userName, name };
}

/** An employee whose first sign-in has set up an authenticator app. What follows begins in the next time step. */
export async function addEmployeeLogin(
  server: TestServer,
  options: { role?: VendorRole; name?: string } = {},
): Promise<TestEmployee> {
  const employee = await newEmployee(server, options);
  return { ...employee, ...(await enrolEmployee(server, employee)) };
}

/** The first sign-in: sets up an authenticator app. */
export async function enrolEmployee(
  server: TestServer,
  employee: NewEmployee,
): Promise<{ secret: string; token: string }> {
  const first = (await vendorSignIn(server, employee.userName)).data.vendorSignIn.bearerToken as string;
  const secret = (await startEnrolment(server, first, VENDOR_PASSWORD)).data.startTotpEnrolment.manualKey as string;
  const { data, text } = await confirmEnrolment(server, first, codeOf(server, secret));
  const token: unknown = data?.confirmTotpEnrolment?.bearerToken;
  if (typeof token !== "string") throw new Error(text);
  server.pass(30_000);
  return { secret, token };
}

/** The first step of a sign-in. */
export function vendorSignIn(
  server: TestServer,
  login: string,
  options: { password?: string; delivery?: "COOKIE" | "BEARER"; headers?: Record<string, string> } = {},
): Promise<Answer> {
  const { password = VENDOR_PASSWORD, delivery = "BEARER", headers = {} } = options;
  return server.ask(
    `mutation ($input: VendorSignInInput!) { vendorSignIn(input: $input) {
      session { id device twoFactor enrolling current expiresAt idleExpiresAt user { id } } bearerToken userErrors { field code message }
      challenge { token methods emergencyAccess browserTrustDays expiresAt } } }`,
    { headers, variables: { input: { login, password, delivery, deviceName: "a test" } } },
  );
}

/** Both steps of a sign-in. @returns the token of its session. */
export async function signInEmployee(server: TestServer, { userName, secret }: TestEmployee): Promise<string> {
  server.pass(30_000);
  const challenge = (await vendorSignIn(server, userName)).data.vendorSignIn.challenge.token as string;
  const { data, text } = await complete(server, challenge, { totpCode: codeOf(server, secret) });
  const token: unknown = data?.completeSignIn?.bearerToken;
  if (typeof token !== "string") throw new Error(text);
  return token;
}

/** The vendor's own log, oldest first, as it is stored. */
export async function vendorLog(
  server: TestServer,
  employeeId?: string,
): Promise<{ action: string; outcome: string; practice: string | null; payload: Loose }[]> {
  const rows = await server.rows(
    "SELECT action, outcome, practice_id, payload FROM vendor.audit_entry WHERE $1::uuid IS NULL OR employee_id = $1 ORDER BY id",
    [employeeId ?? null],
  );
  return rows.map((row) => ({
    action: row["action"],
    outcome: row["outcome"],
    practice: row["practice_id"],
    payload: JSON.parse(row["payload"]),
  }));
}

/** What `chartward vendor-employee …` says. @param input on its standard input. */
export async function vendorEmployeeCommand(server: TestServer, args: string, input = ""): Promise<string> {
  const said: string[] = [];
  const program = new Command("chartward").exitOverride().configureOutput({ writeErr: () => undefined });
  addVendorEmployeeCommands(program, {
    within: (_, work) => work(server.server.dependencies),
    readInput: async () => input,
    say: (text) => said.push(text),
  });
  // A name is quoted where it holds spaces.
  const words = args.match(/"[^"]*"|\S+/g)!.map((word) => word.replaceAll('"', ""));
  await program.parseAsync(["vendor-employee", ...words], { from: "user" });
  return said.join("\n");
}
