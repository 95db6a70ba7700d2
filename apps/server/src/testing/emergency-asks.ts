import { sweepEmergencies } from "../emergency-access/emergency-sweep.ts";
import type { Answer, Loose, TestLogin, TestServer } from "./test-server.ts";
import { challengeOf, codeOf, complete, enrolApp, type TestApp } from "./two-factor.ts";
import { idOf } from "./user-asks.ts";

/** A designated user with an authenticator app. */
export interface Designated extends TestLogin {
  readonly app: TestApp;
}

const ACTIVATION = "id state activatedAt elevatedAt endsAt deactivatedAt endedAt endCause reason user { name }";

/** Gives or withdraws "Allow emergency access". */
export function designate(server: TestServer, by: TestLogin, user: TestLogin, allowed = true): Promise<Answer> {
  return server.ask(
    `mutation ($input: SetEmergencyAccessDesignationInput!) { setEmergencyAccessDesignation(input: $input) {
      user { emergencyAccessDesignation { designatedAt designatedBy { name } secondFactorReady } } userErrors { field code message } } }`,
    { token: by.token, variables: { input: { userId: idOf(user), allowed } } },
  );
}

/** A user with an authenticator app, designated by an administrator. */
export async function addDesignated(server: TestServer, administrator: TestLogin): Promise<Designated> {
  const user = await server.addLogin(administrator, "PATIENT_COORDINATOR");
  const app = await enrolApp(server, user);
  await designate(server, administrator, user);
  return { ...user, token: app.token, app };
}

export function activate(server: TestServer, token: string, reason = "The server room is on fire"): Promise<Answer> {
  return server.ask(
    `mutation ($reason: String!) { activateEmergencyAccess(input: { reason: $reason }) {
      activation { ${ACTIVATION} } userErrors { field code message } } }`,
    { token, variables: { reason } },
  );
}

/** Activates, and signs in by password and code: in the mode. */
export async function enterMode(
  server: TestServer,
  user: Designated,
): Promise<{ token: string; activationId: string; activation: Loose }> {
  const { data, text } = await activate(server, user.token);
  const activation = data?.activateEmergencyAccess?.activation;
  if (typeof activation?.id !== "string") throw new Error(text);
  return { token: await signInByCode(server, user), activationId: activation.id, activation };
}

/** Both steps of a sign-in. @returns the session's token. */
export async function signInByCode(server: TestServer, user: Designated): Promise<string> {
  server.pass(30_000);
  const challenge = await challengeOf(server, user);
  const { data, text } = await complete(server, challenge, { totpCode: codeOf(server, user.app.secret) });
  const token: unknown = data?.completeSignIn?.bearerToken;
  if (typeof token !== "string") throw new Error(text);
  return token;
}

export function deactivate(server: TestServer, token: string, activationId: string): Promise<Answer> {
  return server.ask(
    `mutation ($id: ID!) { deactivateEmergencyAccess(input: { activationId: $id }) {
      activation { ${ACTIVATION} } userErrors { field code message } } }`,
    { token, variables: { id: activationId } },
  );
}

/** Ends a mode as its user does: turns it off and signs out. The sweep has come by then. */
export async function endMode(server: TestServer, token: string, activationId: string): Promise<void> {
  const { data, text } = await deactivate(server, token, activationId);
  if (data?.deactivateEmergencyAccess?.userErrors.length !== 0) throw new Error(text);
  await server.ask("mutation { signOut { userErrors { code } } }", { token });
  await sweepEmergencies(server.server.dependencies);
}

/** How an activation stands to whoever asks: its state, and by what and by whom it was turned off. */
export async function activationSeen(server: TestServer, token: string, activationId: string): Promise<Loose> {
  const { data } = await server.ask(
    "query ($id: ID!) { node(id: $id) { ... on EmergencyAccessActivation { state endCause deactivatedBy { name } } } }",
    { token, variables: { id: activationId } },
  );
  return data.node;
}

/** The practice's entries of an action about this user. */
export async function entriesAbout(server: TestServer, practice: TestLogin, action: string, user: TestLogin) {
  return (await server.log(practice)).filter(
    (entry) => entry.action === action && entry.payload.subject?.id === user.userUuid,
  );
}

/** How emergency access stands to whoever asks. */
export function emergencyAccess(server: TestServer, token: string): Promise<Answer> {
  return server.ask(
    `{ emergencyAccess { hindrance current { ${ACTIVATION} }
       designations { user { name } secondFactorReady } history { totalCount nodes: edges { node { ${ACTIVATION} } } } } }`,
    { token },
  );
}

/** The effective rights of a session; null where it is none any more. */
export async function rightsOf(server: TestServer, token: string): Promise<string[] | null> {
  const { data } = await server.ask("{ me { rights emergencyAccessActivation { state } } }", { token });
  return data?.me?.rights ?? null;
}

/** Opens a blocked chart past its block. @param patient a PatientReference. */
export function openOverride(
  server: TestServer,
  token: string,
  patient: object,
  reason = "Unconscious, allergies needed",
): Promise<Answer> {
  return server.ask(
    `mutation ($input: OpenChartOverrideInput!) { openChartOverride(input: $input) {
      chartOverride { id reason openedAt endsAt patient { id } activation { id endsAt } } userErrors { field code message } } }`,
    { token, variables: { input: { patient, reason } } },
  );
}
