import { nodeId } from "../graphql/node-id.ts";
import type { Answer, Loose, TestLogin, TestServer } from "./test-server.ts";
import { idOf } from "./user-asks.ts";

const ERRORS = "userErrors { field code message }";
const SET_SECURITY = "user { id name } version blocked { id name } unblocked { id name }";
const LINK = "id relation user { id } patient { name } blockedBy { name }";

/** How a test asks: as a user, or in a BTG session. */
type Ask = (query: string, variables?: object) => Promise<Answer>;

/** What tests ask of set security, in the name of one login. */
export class SetSecurityAsks {
  readonly ask: Ask;

  constructor(ask: Ask) {
    this.ask = ask;
  }

  static as(server: TestServer, login: TestLogin): SetSecurityAsks {
    return new SetSecurityAsks((query, variables = {}) => server.ask(query, { variables, token: login.token }));
  }

  open(user: TestLogin): Promise<Answer> {
    return this.ask(`query ($id: ID!) { setSecurity(userId: $id) { ${SET_SECURITY} } }`, { id: idOf(user) });
  }

  /** Both columns of the overlay, names alone, and the version. */
  async columns(user: TestLogin): Promise<{ version: number; blocked: string[]; unblocked: string[] }> {
    return columnsOf((await this.open(user)).data.setSecurity);
  }

  async versionOf(user: TestLogin): Promise<number> {
    return (await this.columns(user)).version;
  }

  /** Done, from the version that stands if none is said. */
  async save(
    user: TestLogin,
    { block = [], unblock = [], version }: { block?: readonly string[]; unblock?: readonly string[]; version?: number },
  ): Promise<Answer> {
    const input = {
      userId: idOf(user),
      version: version ?? (await this.versionOf(user)),
      blockSetIds: block.map(setId),
      unblockSetIds: unblock.map(setId),
    };
    return this.ask(
      `mutation ($input: SaveSetSecurityInput!) { saveSetSecurity(input: $input) { setSecurity { ${SET_SECURITY} } ${ERRORS} } }`,
      { input },
    );
  }

  /** In bulk, from the set's side. */
  saveOfSet(
    set: string,
    { block = [], unblock = [] }: { block?: readonly TestLogin[]; unblock?: readonly TestLogin[] },
  ): Promise<Answer> {
    const input = { patientSetId: setId(set), blockUserIds: block.map(idOf), unblockUserIds: unblock.map(idOf) };
    return this.ask(
      `mutation ($input: SavePatientSetBlocksInput!) { savePatientSetBlocks(input: $input) {
        patientSet { name blocks { totalCount edges { node { user { id } blockedBy { name } blockedAt patientSet { name } } } } } ${ERRORS} } }`,
      { input },
    );
  }

  async preview(change: object): Promise<Loose> {
    const { data, errors } = await this.ask(
      `query ($change: SetSecurityChangeInput!) { previewSetSecurity(change: $change) {
        blockCount unblockCount warnings { kind sentence user { id } patientSet { name } } ${ERRORS} } }`,
      { change },
    );
    if (data?.previewSetSecurity == null) throw new Error(JSON.stringify(errors));
    return data.previewSetSecurity;
  }

  /** The preview of a block of one user by these sets, from the version that stands. */
  async previewBlocks(user: TestLogin, ...sets: readonly string[]): Promise<Loose> {
    const input = { userId: idOf(user), version: await this.versionOf(user), blockSetIds: sets.map(setId) };
    return this.preview({ saveSetSecurity: input });
  }

  link(user: TestLogin, patientUuid: string, relation: "SELF" | "FAMILY" = "SELF"): Promise<Answer> {
    const input = { userId: idOf(user), patientId: nodeId("Patient", patientUuid), relation };
    return this.ask(
      `mutation ($input: LinkPatientInput!) { linkPatient(input: $input) { patientLink { ${LINK} } ${ERRORS} } }`,
      { input },
    );
  }

  unlink(patientLinkId: string): Promise<Answer> {
    return this.ask(
      `mutation ($input: UnlinkPatientInput!) { unlinkPatient(input: $input) { deletedPatientLinkId ${ERRORS} } }`,
      { input: { patientLinkId } },
    );
  }

  /** What a user's access says of blocks and links. */
  async accessOf(user: TestLogin): Promise<Loose> {
    const { data } = await this.ask(
      `query ($id: ID!) { user(id: $id) { access {
        setBlocks { patientSet { name } blockedBy { name } user { id } } patientLinks { ${LINK} } } } }`,
      { id: idOf(user) },
    );
    return data.user.access;
  }
}

/** The opaque id of a set. */
export function setId(uuid: string): string {
  return nodeId("PatientSet", uuid);
}

export function columnsOf({ version, blocked, unblocked }: Loose): {
  version: number;
  blocked: string[];
  unblocked: string[];
} {
  const names = (column: { name: string }[]) => column.map(({ name }) => name);
  return { version, blocked: names(blocked), unblocked: names(unblocked) };
}
