import { nodeId } from "../graphql/node-id.ts";
import type { ShippedRoleKey } from "../access/shipped-roles.ts";
import type { Answer, Loose, TestLogin, TestServer } from "./test-server.ts";

const ACCESS = `version administrator roles { id name shipped } exceptions { right effect note givenBy { name } givenAt }
  rights { right effective explanation fromRoles { name } exception { effect } }`;

/** What tests ask of roles and access, in the name of one login. */
export class AccessAsks {
  readonly #server: TestServer;
  readonly #asker: TestLogin;

  constructor(server: TestServer, asker: TestLogin) {
    this.#server = server;
    this.#asker = asker;
  }

  ask(query: string, variables: object = {}): Promise<Answer> {
    return this.#server.ask(query, { variables, token: this.#asker.token });
  }

  /** The opaque id of a shipped role of the asker's practice. */
  async role(shipped: ShippedRoleKey): Promise<string> {
    const { practiceUuid } = this.#asker;
    const rows = await this.#server.rows("SELECT id FROM role WHERE practice_id = $1 AND shipped = $2", [
      practiceUuid,
      shipped,
    ]);
    return nodeId("Role", rows[0]!["id"]);
  }

  async accessOf(user: TestLogin): Promise<Loose> {
    const { data } = await this.ask(`query ($id: ID!) { user(id: $id) { access { ${ACCESS} } } }`, {
      id: nodeId("User", user.userUuid),
    });
    return data.user.access;
  }

  /** The input that leaves a user's access as it is, but for the changes. */
  async accessInput(user: TestLogin, changes: object = {}): Promise<object> {
    const [row] = await this.#server.rows(
      `SELECT access_version AS version, ARRAY(SELECT role_id FROM user_role WHERE user_id = u.id) AS roles
       FROM user_account u WHERE id = $1`,
      [user.userUuid],
    );
    return {
      userId: nodeId("User", user.userUuid),
      version: row!["version"],
      roleIds: row!["roles"].map((id: string) => nodeId("Role", id)),
      exceptions: [],
      ...changes,
    };
  }

  updateUserAccess(input: object): Promise<Answer> {
    return this.ask(
      `mutation ($input: UpdateUserAccessInput!) {
        updateUserAccess(input: $input) { user { name access { ${ACCESS} } } userErrors { field code message } }
      }`,
      { input },
    );
  }

  /** Sets a user's roles (TABS added) and exceptions. */
  async setAccess(user: TestLogin, roles: readonly ShippedRoleKey[], exceptions: object[] = []): Promise<Answer> {
    const roleIds = await Promise.all((["TABS", ...roles] as const).map((key) => this.role(key)));
    return this.updateUserAccess(await this.accessInput(user, { roleIds, exceptions }));
  }

  createRole(input: object): Promise<Answer> {
    return this.ask(
      `mutation ($input: CreateRoleInput!) {
        createRole(input: $input) { role { id version name description shipped fixed rights holderCount } userErrors { field code message } }
      }`,
      { input },
    );
  }

  updateRole(input: object): Promise<Answer> {
    return this.ask(
      `mutation ($input: UpdateRoleInput!) {
        updateRole(input: $input) { role { id version name description rights } userErrors { field code message } }
      }`,
      { input },
    );
  }

  deleteRole(input: object): Promise<Answer> {
    return this.ask(
      `mutation ($input: DeleteRoleInput!) { deleteRole(input: $input) { deletedRoleId userErrors { field code message } } }`,
      { input },
    );
  }

  async preview(change: object): Promise<Answer> {
    return this.ask(
      `query ($change: AccessChangeInput!) {
        previewAccessChange(change: $change) { summary differences { user { name } gained lost } userErrors { field code message } }
      }`,
      { change },
    );
  }
}
