import { nodeId } from "../graphql/node-id.ts";
import { uuidOf, type Answer, type TestLogin, type TestServer } from "./test-server.ts";

const SESSION = `id state reasonCode reason caseNumber callerVerified openedAt expiresAt endedAt endCause
  practice { name } onBehalfOf { name } employee { name }`;

/** Who asks in the vendor's realm: as much of an employee as a request needs. */
export interface SignedIn {
  readonly token: string;
}

/** A BTG session that a test has opened. */
export interface OpenedBtg {
  /** Of the VendorBtgSession: what the header carries. */
  readonly id: string;
  readonly uuid: string;
  /** Asks as the agent in it. */
  ask(query: string, variables?: object, headers?: Record<string, string>): Promise<Answer>;
}

/** What is wrong with nothing. */
export function entryOf(user: TestLogin, changes: object = {}) {
  return {
    onBehalfOfId: nodeId("VendorUser", user.userUuid),
    reasonCode: "INVESTIGATION_OF_AN_ISSUE",
    reason: "Letters are not printed",
    caseNumber: "CS-4711",
    ...changes,
  };
}

export function askToOpen(server: TestServer, agent: SignedIn, input: object): Promise<Answer> {
  return server.ask(
    `mutation ($input: VendorOpenBtgSessionInput!) { vendorOpenBtgSession(input: $input) {
      btgSession { ${SESSION} } userErrors { field code message } } }`,
    { token: agent.token, variables: { input } },
  );
}

/** Breaks the glass on behalf of a user. */
export async function openBtg(
  server: TestServer,
  agent: SignedIn,
  user: TestLogin,
  changes: object = {},
): Promise<OpenedBtg> {
  const { data, text } = await askToOpen(server, agent, entryOf(user, changes));
  const id: unknown = data?.vendorOpenBtgSession?.btgSession?.id;
  if (typeof id !== "string") throw new Error(text);
  return {
    id,
    uuid: uuidOf(id),
    ask: (query, variables = {}, headers = {}) =>
      server.ask(query, { variables, token: agent.token, headers: { "btg-session": id, ...headers } }),
  };
}

/** End, by the agent or a supervisor: without the header. */
export function vendorEnd(server: TestServer, employee: SignedIn, btg: { id: string }): Promise<Answer> {
  return server.ask(
    `mutation ($id: ID!) { vendorEndBtgSession(input: { btgSessionId: $id }) {
      btgSession { ${SESSION} } userErrors { field code message } } }`,
    { token: employee.token, variables: { id: btg.id } },
  );
}

/** End now, by somebody of the practice. */
export function practiceEnd(server: TestServer, login: TestLogin, btg: { uuid: string }): Promise<Answer> {
  return server.ask(
    `mutation ($id: ID!) { endBtgSession(input: { btgSessionId: $id }) {
      btgSession { id state endedAt endCause endedBy { kind name agentReference user { name } } } userErrors { field code message } } }`,
    { token: login.token, variables: { id: nodeId("BtgSession", btg.uuid) } },
  );
}
