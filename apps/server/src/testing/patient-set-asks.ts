import { sentenceOfPayload } from "../audit/record.ts";
import { nodeId } from "../graphql/node-id.ts";
import { fhirCondition, fhirPatient, importResources } from "./import-resources.ts";
import { uuidOf, type Answer, type Loose, type TestLogin, type TestServer } from "./test-server.ts";

const SET = `id version name memberCount summary report madeBy { kind name user { id } } asOf editedAt limited
  members(first: 100) { totalCount edges { node { name } } }`;
const PAYLOAD = `patientSet { ${SET} } userErrors { field code message }`;
const ERRORS = "userErrors { field code message }";

/** How a test asks: as a user, or in a BTG session. */
export type Ask = (query: string, variables?: object) => Promise<Answer>;

/** What tests ask of patient sets, in the name of one login. */
export class PatientSetAsks {
  readonly ask: Ask;

  constructor(ask: Ask) {
    this.ask = ask;
  }

  static as(server: TestServer, login: TestLogin): PatientSetAsks {
    return new PatientSetAsks((query, variables = {}) => server.ask(query, { variables, token: login.token }));
  }

  /** Saves what matches under a name. */
  save(name: string, where: object = {}, report: object = {}): Promise<Answer> {
    return this.ask(`mutation ($input: SavePatientSetInput!) { savePatientSet(input: $input) { ${PAYLOAD} } }`, {
      input: { name, report: { searchFor: ["DEMOGRAPHIC_NUMBER"], where, ...report } },
    });
  }

  /** The same, of a set that is made. */
  async saved(name: string, where: object = {}): Promise<Loose> {
    const { data, text } = await this.save(name, where);
    if (data?.savePatientSet?.patientSet == null) throw new Error(text);
    return data.savePatientSet.patientSet;
  }

  /** Changes a set from the version that was seen. */
  update({ id, version }: { id: string; version: number }, changes: object): Promise<Answer> {
    return this.ask(`mutation ($input: UpdatePatientSetInput!) { updatePatientSet(input: $input) { ${PAYLOAD} } }`, {
      input: { patientSetId: id, version, ...changes },
    });
  }

  delete({ id, version }: { id: string; version: number }, confirmBlocks?: boolean): Promise<Answer> {
    return this.ask(
      `mutation ($input: DeletePatientSetInput!) { deletePatientSet(input: $input) { deletedPatientSetId ${ERRORS} } }`,
      { input: { patientSetId: id, version, ...(confirmBlocks !== undefined && { confirmBlocks }) } },
    );
  }

  node({ id }: { id: string }): Promise<Answer> {
    return this.ask(`query ($id: ID!) { node(id: $id) { ... on PatientSet { ${SET} } } }`, { id });
  }

  async set(set: { id: string }): Promise<Loose> {
    return (await this.node(set)).data.node;
  }

  /** Who joined and who left, by name. */
  async compare({ id }: { id: string }): Promise<{ joined: string[]; left: string[] } | null> {
    const { data } = await this.ask(
      `query ($id: ID!) { node(id: $id) { ... on PatientSet { comparison {
        joined(first: 100) { totalCount edges { node { name } } } left(first: 100) { totalCount edges { node { name } } } } } } }`,
      { id },
    );
    const { comparison } = data.node;
    return comparison === null ? null : { joined: namesOf(comparison.joined), left: namesOf(comparison.left) };
  }
}

/** Ada Moss and Cora Reed, women, and Bea Stone, a man; Ada Moss has diabetes. */
export async function importThree(server: TestServer, practice: TestLogin): Promise<void> {
  await importResources(server, practice, [
    fhirPatient("moss", "Moss", "Ada"),
    fhirPatient("stone", "Stone", "Bea", { gender: "male" }),
    fhirPatient("reed", "Reed", "Cora"),
    fhirCondition("c1", "moss", "Diabetes mellitus type 2"),
  ]);
}

/** Patients `many0` to `many9` by last name, as many of each. */
export async function insertMany(server: TestServer, practice: TestLogin, count: number): Promise<void> {
  await server.rows(
    `INSERT INTO patient (practice_id, id, demographic_number, first_name_folded, last_name_folded, sex, status, fhir_id, content_hash,
       imported_at)
     SELECT $1, gen_random_uuid(), 20000 + n, '', 'many' || n % 10, 'OTHER', 'ACTIVE', 'many-' || n, '', now()
     FROM generate_series(1, $2::integer) n`,
    [practice.practiceUuid, count],
  );
}

/** The codes of errors that are nobody's to correct. */
export function codesOf({ errors }: Answer): unknown[] {
  return errors.map(({ extensions }) => extensions["code"]);
}

/** What a mutation found wrong, `CODE field`. */
export function faultsOf({ data }: Answer): string[] {
  const [payload] = Object.values(data) as Loose[];
  return payload.userErrors.map(({ code, field }: Loose) => `${code} ${field.slice(1).join(".")}`);
}

/** The first sentence of what a mutation found wrong. */
export function messageOf({ data }: Answer): string {
  return (Object.values(data)[0] as Loose).userErrors[0].message;
}

/** What was done to sets, as the log tells it; a refusal with its outcome. */
export async function toldOfSets(server: TestServer, practice: TestLogin): Promise<string[]> {
  return (await server.log(practice))
    .filter(({ action }) => action.startsWith("patient-set.") && action !== "patient-set.read")
    .map(({ outcome, payload }) => `${outcome === "SUCCESS" ? "" : `${outcome}: `}${sentenceOfPayload(payload)}`);
}

/** The names on a page of patients; its count must be theirs. */
export function namesOf({ totalCount, edges }: Loose): string[] {
  if (totalCount !== edges.length) throw new Error(`${totalCount} are counted, ${edges.length} are shown`);
  return edges.map(({ node }: Loose) => node.name);
}

/** A block as it stands once it was saved. */
export async function blockBy(server: TestServer, set: { id: string }, ...users: readonly TestLogin[]): Promise<void> {
  for (const user of users)
    await server.rows(
      `INSERT INTO set_block (practice_id, user_id, patient_set_id, blocked_by, blocked_at)
       VALUES ($1, $2, $3, '{"kind":"SYSTEM","userId":null,"name":"System"}', now())`,
      [user.practiceUuid, user.userUuid, uuidOf(set.id)],
    );
}

/** The opaque ids of patients of a practice, by the ids of their FHIR resources. */
export async function patientIds(
  server: TestServer,
  practice: TestLogin,
  ...fhirIds: readonly string[]
): Promise<string[]> {
  const rows = await server.rows("SELECT id, fhir_id FROM patient WHERE practice_id = $1", [practice.practiceUuid]);
  return fhirIds.map((fhirId) => nodeId("Patient", rows.find((row) => row["fhir_id"] === fhirId)!["id"]));
}
