import { v7 as uuidv7 } from "uuid";
import { nodeId } from "../graphql/node-id.ts";
import { PASSWORD, type Answer, type Loose, type TestLogin, type TestServer } from "./test-server.ts";

const PROFILE = `version userName email firstName lastName culture emailSignature useOwnEmailForOutgoing smtpUser smtpPasswordSet
  mobileAddress defaultWorkflowView defaultPatientView defaultDocumentTab pathwayScheduleView autoLogoutMinutes effectiveAutoLogoutMinutes`;
const USER = `id name kind state userTitle profile { ${PROFILE} } practitioner { name }`;

/** What tests ask of users, in the name of one login. */
export class UserAsks {
  readonly #server: TestServer;
  readonly #asker: TestLogin;

  constructor(server: TestServer, asker: TestLogin) {
    this.#server = server;
    this.#asker = asker;
  }

  ask(query: string, variables: object = {}): Promise<Answer> {
    return this.#server.ask(query, { variables, token: this.#asker.token });
  }

  /** A mutation that answers a user and userErrors. */
  change(name: string, input: object): Promise<Answer> {
    const type = `${name[0]!.toUpperCase()}${name.slice(1)}Input`;
    return this.ask(
      `mutation ($input: ${type}!) { ${name}(input: $input) { user { ${USER} } userErrors { field code message } } }`,
      { input },
    );
  }

  add(changes: object = {}): Promise<Answer> {
    return this.change("addUser", newUserInput(changes));
  }

  /** The profile of a user as it stands, and its version. */
  async userOf(user: TestLogin): Promise<Loose> {
    const { data } = await this.ask(`query ($id: ID!) { user(id: $id) { ${USER} } }`, { id: idOf(user) });
    return data.user;
  }

  /** Edits a user's profile, from the version that stands. */
  async edit(user: TestLogin, profile: object, kind: "Provider" | "StaffMember" = "StaffMember"): Promise<Answer> {
    const [row] = await this.#server.rows("SELECT version FROM user_account WHERE id = $1", [user.userUuid]);
    return this.change(`update${kind}`, { userId: idOf(user), version: row!["version"], profile });
  }

  disable(user: TestLogin, reason?: string): Promise<Answer> {
    return this.change("disableUser", { userId: idOf(user), ...(reason === undefined ? {} : { reason }) });
  }

  enable(user: TestLogin): Promise<Answer> {
    return this.change("enableUser", { userId: idOf(user) });
  }
}

export function idOf(user: TestLogin): string {
  return nodeId("User", user.userUuid);
}

/** A form of Add that is right, with a name that nobody has. */
export function newUserInput(changes: object = {}): Loose {
  const userName = `n${uuidv7().slice(-12)}`;
  return {
    kind: "STAFF",
    userName,
    email: `${userName}@example.org`,
    password: PASSWORD,
    passwordConfirmation: PASSWORD,
    profile: { firstName: "Robin", lastName: "Vale" },
    ...changes,
  };
}

/** The codes of a mutation's userErrors, each with the field below `input`: `userName TAKEN`. */
export function faultsOf({ data }: Answer): string[] {
  const [payload] = Object.values(data) as { userErrors: { field: string[] | null; code: string }[] }[];
  return payload!.userErrors.map(({ field, code }) => `${field === null ? "" : `${field.slice(1).join(".")} `}${code}`);
}

/** `extensions.code` of what stopped an operation as a whole. */
export function refusalsOf({ errors }: Answer): unknown[] {
  return errors.map(({ extensions }) => extensions["code"]);
}
