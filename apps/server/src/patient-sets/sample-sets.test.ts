import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { nodeId } from "../graphql/node-id.ts";
import { HAS_FHIR_SAMPLE, importFhirSample } from "../testing/fhir-sample.ts";
import { TestServer, type TestLogin } from "../testing/test-server.ts";
import { idOf } from "../testing/user-asks.ts";

// Reported as skipped, by name, where the data is not there.
describe.skipIf(!HAS_FHIR_SAMPLE)("Patient sets of the shared FHIR sample (CHARTWARD_FHIR_SAMPLE)", () => {
  let server: TestServer;
  let practice: TestLogin;
  let user: TestLogin;

  beforeAll(async () => {
    server = await TestServer.start();
    practice = await server.signUp();
    user = await server.addLogin(practice, "ALL_ACCESS");
    await importFhirSample(server, practice);
  });
  afterAll(() => server.stop());

  const asked = (login: TestLogin, query: string, variables: object = {}) =>
    server.ask(query, { token: login.token, variables });

  it("holds whoever has a condition, and keeps whom it blocks from them: from records, charts, reports and counts", async () => {
    // The title that a good part of the patients has, but not all.
    const [row] = await server.rows(
      `SELECT title, array_agg(DISTINCT patient_id) AS patients FROM chart_entry WHERE kind = 'PROBLEM'
       GROUP BY title HAVING count(DISTINCT patient_id) BETWEEN 2 AND 11 ORDER BY count(DISTINCT patient_id) DESC, title LIMIT 1`,
    );
    const expected = row!["patients"] as string[];
    const report = {
      searchFor: ["DEMOGRAPHIC_NUMBER", "LAST_NAME", "FIRST_NAME", "MRN"],
      where: { conditions: [row!["title"]] },
    };
    const saved = await asked(
      practice,
      'mutation ($report: DemographicReportInput!) { savePatientSet(input: { name: "Sample", report: $report }) { patientSet { id memberCount } userErrors { message } } }',
      { report },
    );
    const { patientSet } = saved.data.savePatientSet;
    expect(patientSet.memberCount).toBe(expected.length);

    const READ = `query ($report: DemographicReportInput!) {
      patients(first: 100) { totalCount edges { node { id name mrn address homePhone } } }
      demographicReport(input: $report) { totalCount rows(first: 100) { edges { node { cells } } } }
      auditEntries(first: 100) { edges { node { sentence subject { label } } } } }`;
    const all = { report: { searchFor: report.searchFor, where: {} } };
    for (const id of expected)
      await asked(practice, "query ($id: ID!) { patient(id: $id) { name chart { counts { kind } } } }", {
        id: nodeId("Patient", id),
      });
    expect((await asked(user, READ, all)).data.patients.totalCount).toBe(13);
    const blocked = await asked(
      practice,
      "mutation ($set: ID!, $user: ID!) { savePatientSetBlocks(input: { patientSetId: $set, blockUserIds: [$user] }) { userErrors { message } } }",
      { set: patientSet.id, user: idOf(user) },
    );
    expect(blocked.data.savePatientSetBlocks.userErrors).toEqual([]);

    const seen = await asked(user, READ, all);
    expect(seen.data.patients.totalCount).toBe(13 - expected.length);
    expect(seen.data.demographicReport.totalCount).toBe(13 - expected.length);
    const secrets = await server.rows(
      "SELECT id, demographic_number, mrn, last_name || ', ' || first_name AS name FROM patient WHERE id = ANY ($1)",
      [expected],
    );
    for (const { id, mrn, name } of secrets)
      for (const secret of [mrn, name, nodeId("Patient", id)]) expect(seen.text).not.toContain(secret);
    for (const { id, demographic_number: number } of secrets) {
      const opened = [
        await asked(user, "query ($id: ID!) { patient(id: $id) { name } }", { id: nodeId("Patient", id) }),
        await asked(user, "query ($number: Int!) { patient(demographicNumber: $number) { name } }", { number }),
        await asked(user, "query ($id: ID!) { node(id: $id) { id } }", { id: nodeId("Chart", id) }),
      ];
      for (const answer of opened) expect(answer.errors[0]?.extensions["code"]).toBe("RECORD_BLOCKED");
    }
    expect((await asked(user, READ, { report: { ...report } })).data.demographicReport.totalCount).toBe(0);
  });
});
