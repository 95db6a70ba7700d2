import { nodeId } from "../graphql/node-id.ts";
import { SYSTEM } from "../identity/actor.ts";
import { inTransaction } from "../store/transaction.ts";
import { openSupportPin, supportPinBinding } from "../support-pin/pin-store.service.ts";
import { VENDOR_REALM } from "../vendor/vendor-employee.ts";
import { startVendorSession } from "../vendor/vendor-sessions.service.ts";
import type { VendorRole } from "../vendor/vendor.types.ts";
import type { SignedIn } from "./btg-asks.ts";
import { PASSWORD, type Answer, type TestLogin, type TestServer } from "./test-server.ts";
import { newEmployee, type NewEmployee } from "./vendor-employees.ts";

export const CASE = "CS-4711";

/** An agent who is signed in, without the time that a sign-in takes: for tests that need many. */
export async function addAgent(
  server: TestServer,
  options: { role?: VendorRole; name?: string } = {},
): Promise<NewEmployee & SignedIn> {
  const employee = await newEmployee(server, options);
  return { ...employee, token: await startSessionOf(server, employee) };
}

/** A session of an employee; none outlasts a quarter of an hour without a request. @returns its token. */
export async function startSessionOf(server: TestServer, { id }: { id: string }): Promise<string> {
  const context = { ...VENDOR_REALM, actor: SYSTEM, requestId: "test", ipAddress: "10.1.2.3" };
  const { sessionToken } = await inTransaction(server.server.store, context, new Date(server.now), (tx) =>
    startVendorSession(tx, id, { device: "a test", enrolling: false, detail: "" }),
  );
  return sessionToken;
}

/** The digits of a user's Support PIN, as the server itself opens them. */
export async function pinOf(server: TestServer, user: TestLogin): Promise<string> {
  const pin = await server.inPractice(user, (tx) => openSupportPin(tx, server.server.dependencies, user.userUuid));
  if (pin?.digits == null) throw new Error("There is no Support PIN, or it does not open");
  return pin.digits;
}

/** Puts chosen digits in the place of a user's Support PIN, sealed by the server's own keys. */
export async function setPin(server: TestServer, user: TestLogin, digits: string): Promise<void> {
  const [row] = await server.rows("SELECT version FROM support_pin WHERE user_id = $1", [user.userUuid]);
  const sealed = await server.inPractice(user, (tx) =>
    server.server.dependencies.secrets.seal(tx, supportPinBinding(user.userUuid, row!["version"]), Buffer.from(digits)),
  );
  await server.rows("UPDATE support_pin SET digits = $2 WHERE user_id = $1", [user.userUuid, sealed]);
}

/** A text without its ids and moments, which hold any few digits by chance. */
export function withoutIds(text: string): string {
  return text.replaceAll(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|\b\d{13}\b|\d{4}-\d\d-\d\dT[\d:.]+Z/g, "");
}

/** Four digits that are not these. */
export function otherThan(pin: string): string {
  return String((Number(pin) + 1) % 10_000).padStart(4, "0");
}

const RESULT = `matched message triesLeft userErrors { field code message }
  verification { id method caseNumber channel verifiedAt expiresAt user { name } agent { name } }`;

/** What a validation asks, for documents of a test's own. */
export const VALIDATE = `vendorValidateSupportPin(input: $input) { ${RESULT} }`;

export function validatePin(
  server: TestServer,
  agent: SignedIn,
  user: TestLogin,
  pin: unknown,
  changes: object = {},
): Promise<Answer> {
  return server.ask(`mutation ($input: VendorValidateSupportPinInput!) { ${VALIDATE} }`, {
    token: agent.token,
    variables: { input: { ...callerOf(user), pin, ...changes } },
  });
}

export function callerOf(user: TestLogin) {
  return { userId: nodeId("VendorUser", user.userUuid), caseNumber: CASE, channel: "PHONE" };
}

export function sendCode(server: TestServer, agent: SignedIn, user: TestLogin, caseNumber = CASE): Promise<Answer> {
  return server.ask(
    `mutation ($input: VendorSendSupportCodeInput!) { vendorSendSupportCode(input: $input) { expiresAt userErrors { field code message } } }`,
    { token: agent.token, variables: { input: { userId: nodeId("VendorUser", user.userUuid), caseNumber } } },
  );
}

export function validateCode(
  server: TestServer,
  agent: SignedIn,
  user: TestLogin,
  code: unknown,
  changes: object = {},
): Promise<Answer> {
  return server.ask(
    `mutation ($input: VendorValidateSupportCodeInput!) { vendorValidateSupportCode(input: $input) { ${RESULT} } }`,
    { token: agent.token, variables: { input: { ...callerOf(user), code, ...changes } } },
  );
}

/** The last code that was mailed to a user. */
export async function mailedCode(server: TestServer, user: TestLogin): Promise<string> {
  const [mail] = await server.rows(
    "SELECT body FROM mail WHERE to_address = (SELECT email FROM user_account WHERE id = $1) AND subject LIKE 'Your code for%' ORDER BY created_at DESC, id DESC LIMIT 1",
    [user.userUuid],
  );
  const [, code] = /^([0-9A-Z]{8})$/m.exec(mail?.["body"] ?? "") ?? [];
  if (code === undefined) throw new Error("No code was mailed");
  return code;
}

export function reveal(server: TestServer, login: TestLogin, password = PASSWORD): Promise<Answer> {
  return server.ask(
    "mutation ($password: String!) { revealSupportPin(input: { password: $password }) { digits generatedAt hideAfterSeconds userErrors { code message } } }",
    { token: login.token, variables: { password } },
  );
}

export function generate(server: TestServer, login: TestLogin): Promise<Answer> {
  return server.ask(
    "mutation { generateSupportPin { user { name supportPin { masked generatedAt lastViewedAt lastValidatedAt } } userErrors { code message } } }",
    { token: login.token },
  );
}

export function setUnlockPin(
  server: TestServer,
  login: TestLogin,
  pin: unknown,
  pinConfirmation: unknown = pin,
): Promise<Answer> {
  return server.ask(
    `mutation ($input: SetAppUnlockPinInput!) { setAppUnlockPin(input: $input) { user { appUnlockPinSet } userErrors { field code message } } }`,
    { token: login.token, variables: { input: { pin, pinConfirmation, password: PASSWORD } } },
  );
}

export function unlock(server: TestServer, login: TestLogin, pin: unknown): Promise<Answer> {
  return server.ask(
    "mutation ($input: VerifyAppUnlockPinInput!) { verifyAppUnlockPin(input: $input) { unlocked triesLeft userErrors { field code message } } }",
    { token: login.token, variables: { input: { pin } } },
  );
}
