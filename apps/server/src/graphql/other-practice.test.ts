import {
  getNamedType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputType,
} from "graphql";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBtg } from "../testing/btg-asks.ts";
import { fhirCondition, fhirDocument, fhirPatient, importResources } from "../testing/import-resources.ts";
import { pinOf, sendCode, validatePin } from "../testing/pin-asks.ts";
import { PASSWORD, TestServer, uuidOf, type TestLogin } from "../testing/test-server.ts";
import { addEmployeeLogin, type TestEmployee } from "../testing/vendor-employees.ts";
import { nodeId, type NodeType } from "./node-id.ts";
import { buildSchema } from "./schema.ts";

const schema = buildSchema();

let server: TestServer;
let practice: TestLogin;
let other: TestLogin;
/** Ids of things of the other practice, by type. */
let foreign: Record<string, string>;

beforeAll(async () => {
  server = await TestServer.start();
  [practice, other] = [await server.signUp("Harbor"), await server.signUp("Other")];
  await importResources(server, other, [
    { resourceType: "Practitioner", id: "secret-doctor", name: [{ family: "Secretdoctor", given: ["Foreign"] }] },
    fhirPatient("secret-patient", "Secretpatient", "Foreign"),
    fhirCondition("c", "secret-patient", "Secretcondition"),
    fhirDocument("d", "secret-patient", "Secrettext"),
    {
      resourceType: "AllergyIntolerance",
      id: "a",
      code: { text: "Secretallergy" },
      patient: { reference: "Patient/secret-patient" },
    },
    {
      resourceType: "MedicationRequest",
      id: "m",
      status: "active",
      intent: "order",
      medicationCodeableConcept: { text: "Secretdrug" },
      subject: { reference: "Patient/secret-patient" },
    },
    {
      resourceType: "Immunization",
      id: "i",
      status: "completed",
      vaccineCode: { text: "Secretvaccine" },
      patient: { reference: "Patient/secret-patient" },
    },
    {
      resourceType: "Procedure",
      id: "p",
      status: "completed",
      code: { text: "Secretprocedure" },
      subject: { reference: "Patient/secret-patient" },
    },
    {
      resourceType: "Encounter",
      id: "e",
      status: "finished",
      class: { code: "AMB" },
      subject: { reference: "Patient/secret-patient" },
      period: { start: "2024-01-01T10:00:00Z" },
    },
  ]);
  const job = await server.ask(
    `mutation { startImport(input: { fileNames: ["Secretfile.ndjson"] }) { job { id } userErrors { message } } }`,
    { token: other.token },
  );
  const employee = await addEmployeeLogin(server, { name: "Secret Employee" });
  const btg = await openBtg(server, employee, other, { reason: "Secretreason", caseNumber: "Secretcase" });
  await sendCode(server, employee, other, "Secretcase");
  const one = async (sql: string) => (await server.rows(sql, [other.practiceUuid]))[0]!["id"] as string;
  const entries = await server.rows("SELECT kind, id FROM chart_entry WHERE practice_id = $1", [other.practiceUuid]);
  const entry = (kind: string) => entries.find((row) => row["kind"] === kind)!["id"] as string;
  const patient = await one("SELECT id FROM patient WHERE practice_id = $1");
  const keys: Record<NodeType, string | number> = {
    Practice: other.practiceUuid,
    User: other.userUuid,
    Role: await one("SELECT id FROM role WHERE practice_id = $1"),
    Session: await one("SELECT id FROM session WHERE practice_id = $1"),
    Practitioner: await one("SELECT id FROM practitioner WHERE practice_id = $1"),
    Patient: patient,
    PatientSet: await one(
      `INSERT INTO patient_set (practice_id, id, name, name_folded, report, made_by, as_of, limited)
       VALUES ($1, '00000000-0000-7000-8000-000000000002', 'Secretset', 'secretset', '{"searchFor":[],"where":{}}', '{"kind":"SYSTEM","name":"System"}', now(), false) RETURNING id`,
    ),
    PatientLink: await one(
      `INSERT INTO patient_link (practice_id, id, user_id, patient_id, relation)
       SELECT p.practice_id, '00000000-0000-7000-8000-000000000003', u.id, p.id, 'SELF'
       FROM patient p JOIN user_account u ON u.practice_id = p.practice_id WHERE p.practice_id = $1 RETURNING id`,
    ),
    Chart: patient,
    Problem: entry("PROBLEM"),
    Allergy: entry("ALLERGY"),
    Medication: entry("MEDICATION"),
    Immunization: entry("IMMUNIZATION"),
    Procedure: entry("PROCEDURE"),
    Encounter: entry("ENCOUNTER"),
    Document: entry("DOCUMENT"),
    AuditEntry: await one("SELECT id FROM audit_entry WHERE practice_id = $1 ORDER BY id LIMIT 1"),
    ImportJob: "",
    BtgSession: btg.uuid,
    EmergencyAccessActivation: await one(
      `INSERT INTO emergency_activation (practice_id, id, user_id, reason, activated_at, ends_at, reviewers)
       SELECT practice_id, '00000000-0000-7000-8000-000000000002', id, 'Secretemergency', now(), now() + interval '12 hours', '{}'
       FROM user_account WHERE practice_id = $1 LIMIT 1 RETURNING id`,
    ),
    ChartOverride: await one(
      `INSERT INTO chart_override (practice_id, id, activation_id, user_id, patient_id, reason, opened_at, ends_at)
       SELECT a.practice_id, '00000000-0000-7000-8000-000000000003', a.id, a.user_id, p.id, 'Secretoverride', now(), now() + interval '1 hour'
       FROM emergency_activation a JOIN patient p ON p.practice_id = a.practice_id WHERE a.practice_id = $1 LIMIT 1 RETURNING id`,
    ),
    Notice: await one("SELECT id FROM notice WHERE practice_id = $1"),
    VendorEmployee: employee.id,
    VendorPractice: other.practiceUuid,
    VendorUser: other.userUuid,
    VendorBtgSession: btg.uuid,
    VendorPinVerification: await verificationOf(employee, other),
    VendorAuditEntry: await one("SELECT id FROM vendor.audit_entry WHERE practice_id = $1"),
    BrowserTrust: await one(
      `INSERT INTO browser_trust (practice_id, id, user_id, token_hash, device, trusted_at, expires_at)
       SELECT practice_id, '00000000-0000-7000-8000-000000000001', id, '', 'Secretbrowser', now(), now() + interval '30 days'
       FROM user_account WHERE practice_id = $1 RETURNING id`,
    ),
    ExportJob: "00000000-0000-7000-8000-000000000001",
    SavedView: await one(
      `INSERT INTO saved_view (practice_id, id, user_id, page, name, name_folded, definition, saved_at)
       SELECT practice_id, '00000000-0000-7000-8000-000000000001', id, 'AUDIT_REPORT', 'Secretview', 'secretview', '{"query":""}', now()
       FROM user_account WHERE practice_id = $1 RETURNING id`,
    ),
  };
  foreign = Object.fromEntries(Object.entries(keys).map(([type, key]) => [type, nodeId(type as NodeType, key)]));
  foreign["ImportJob"] = job.data.startImport.job.id;
  const userExport = await server.ask("mutation { startUserExport { job { id } } }", { token: other.token });
  foreign["ExportJob"] = userExport.data.startUserExport.job.id;
});
afterAll(() => server.stop());

/** A PinVerification, which leaves notices and entries with the practice too. */
async function verificationOf(employee: TestEmployee, user: TestLogin): Promise<string> {
  const answer = await validatePin(server, employee, user, await pinOf(server, user), { caseNumber: "Secretcase" });
  return uuidOf(answer.data.vendorValidateSupportPin.verification.id);
}

/** Which type of thing an ID argument or input field names; one that this does not know fails the test until it is added. */
function typeOfId(name: string): string[] {
  if (name === "id" || name === "ids") return Object.keys(foreign);
  if (name === "jobId") return ["ImportJob", "ExportJob"];
  const types: Record<string, string> = {
    activationId: "EmergencyAccessActivation",
    practitionerId: "Practitioner",
    practitionerIds: "Practitioner",
    userId: "User",
    roleId: "Role",
    roleIds: "Role",
    sessionId: "Session",
    browserTrustId: "BrowserTrust",
    btgSessionId: "BtgSession",
    noticeIds: "Notice",
    savedViewId: "SavedView",
    patientSetId: "PatientSet",
    blockSetIds: "PatientSet",
    unblockSetIds: "PatientSet",
    blockUserIds: "User",
    unblockUserIds: "User",
    patientId: "Patient",
    patientLinkId: "PatientLink",
    addPatientIds: "Patient",
    removePatientIds: "Patient",
    onBehalfOfId: "VendorUser",
  };
  const type = types[name];
  if (type === undefined) throw new Error(`${name}: say in this test which type its ids are of`);
  return [type];
}

/**
 * A value of an input type: ids as `idOf` gives them, all else plain.
 * @param wanted the id that must stand in it: of a `@oneOf` input, the field that leads to it. Without it, all of its fields.
 */
function valueOf(name: string, type: GraphQLInputType, idOf: (name: string) => string, wanted?: string): unknown {
  if (isNonNullType(type)) return valueOf(name, type.ofType, idOf, wanted);
  if (isListType(type)) return [valueOf(name, type.ofType, idOf, wanted)];
  if (isEnumType(type)) return type.getValues()[0]!.name;
  if (isInputObjectType(type)) {
    const fields = Object.values(type.getFields()).filter((field) => isNonNullType(field.type) || holdsId(field.type));
    const given =
      type.isOneOf && wanted !== undefined
        ? [fields.find((field) => idsIn(field.name, field.type).has(wanted)) ?? fields[0]!]
        : fields;
    return Object.fromEntries(given.map((field) => [field.name, valueOf(field.name, field.type, idOf, wanted)]));
  }
  switch (type.name) {
    case "ID":
      return idOf(name);
    case "Int":
      return 1;
    case "Boolean":
      return true;
    default:
      // The actor's own, so that what asks for it goes on to the id.
      return name === "password" ? PASSWORD : "x";
  }
}

/** The names of the ids that an input holds. */
function idsIn(name: string, type: GraphQLInputType): Set<string> {
  const names = new Set<string>();
  valueOf(name, type, (id) => {
    names.add(id);
    return "";
  });
  return names;
}

function holdsId(type: GraphQLInputType): boolean {
  const named = getNamedType(type);
  if (isInputObjectType(named)) return Object.values(named.getFields()).some((field) => holdsId(field.type));
  return named.name === "ID";
}

/** An operation over one root field, asking for every plain field of what it answers. */
function operation(
  kind: "query" | "mutation",
  field: GraphQLField<unknown, unknown>,
  args: readonly GraphQLArgument[],
): string {
  const variables = args.map(({ name, type }) => `$${name}: ${String(type)}`).join(", ");
  const given = args.map(({ name }) => `${name}: $${name}`).join(", ");
  const type = getNamedType(field.type);
  const selection = isObjectType(type) || "getFields" in type ? " { __typename }" : "";
  return `${kind} (${variables}) { ${field.name}(${given})${selection} }`;
}

const operations = (["query", "mutation"] as const).flatMap((kind) => {
  const root = kind === "query" ? schema.getQueryType()! : schema.getMutationType()!;
  return Object.values(root.getFields())
    .map((field) => ({ kind, field, args: field.args.filter(({ type }) => holdsId(type)) }))
    .filter(({ args }) => args.length > 0);
});

describe("another practice's ids", () => {
  it("are taken by some operations at all, or this test shows nothing", () => {
    expect(operations.map(({ field }) => field.name)).toEqual(
      expect.arrayContaining(["node", "patient", "user", "cancelJob", "linkPractitioner", "patients"]),
    );
  });

  it.each(operations.map((each) => [`${each.kind} ${each.field.name}`, each] as const))(
    "%s: answers as for ids that do not exist, and tells nothing",
    async (_name, { kind, field, args }) => {
      const optional = field.args.filter(({ type }) => isNonNullType(type) && !holdsId(type));
      const query = operation(kind, field, [...args, ...optional]);
      const names = new Set(args.flatMap((arg) => [...idsIn(arg.name, arg.type)]));
      // Each id argument in turn is foreign, the others do not exist either way.
      for (const name of names) {
        for (const type of typeOfId(name)) {
          const ask = (id: string) => {
            const variables = Object.fromEntries(
              [...args, ...optional].map((arg) => [
                arg.name,
                valueOf(arg.name, arg.type, (each) => (each === name ? id : missing(typeOfId(each)[0]!)), name),
              ]),
            );
            return server.ask(query, { variables, token: practice.token });
          };
          const [theirs, none] = [await ask(foreign[type]!), await ask(missing(type))];
          const plain = ({ data, errors }: typeof theirs) => ({
            data,
            errors: errors.map(({ message, path, extensions }) => ({ message, path, code: extensions["code"] })),
          });
          expect(plain(theirs), `${name} of ${type}`).toEqual(plain(none));
          expect(theirs.text).not.toMatch(/secret/i);
        }
      }
    },
  );

  it("stand in no answer of a list, a search, a count or the log", async () => {
    const { text, data } = await server.ask(
      `{ patients(filter: { search: "secretpatient" }) { totalCount edges { node { name } } }
         all: patients { totalCount } practitioners { totalCount edges { node { name } } } users { totalCount }
         jobs { totalCount } btgSessions { totalCount } notices { totalCount } byName: auditEntries(query: "patient:secretpatient") { totalCount }
         auditEntries(first: 100) { edges { node { sentence actor { name } subject { label } } } } }`,
      { token: practice.token },
    );
    expect(data.all.totalCount).toBe(0);
    expect(data.byName.totalCount).toBe(0);
    expect(data.users.totalCount).toBe(1);
    expect([data.btgSessions.totalCount, data.notices.totalCount]).toEqual([0, 0]);
    // The search's own words, in lower case, stand in its entry of the log.
    expect(text).not.toMatch(/Secret/);
  });
});

function missing(type: string): string {
  return nodeId(type as NodeType, type.endsWith("AuditEntry") ? 999_999_999 : "00000000-0000-7000-8000-000000000000");
}
