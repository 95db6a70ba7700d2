import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { nodeId } from "../graphql/node-id.ts";
import { AccessAsks } from "../testing/access-asks.ts";
import { activate, addDesignated, deactivate, enterMode, endMode, type Designated } from "../testing/emergency-asks.ts";
import { download, exportMade } from "../testing/export-asks.ts";
import { HeldRows, locksAwaited } from "../testing/held-rows.ts";
import { fhirPatient, importResources } from "../testing/import-resources.ts";
import { ndjson, putFile, startImport } from "../testing/import-uploads.ts";
import { setUnlockPin } from "../testing/pin-asks.ts";
import { PatientSetAsks } from "../testing/patient-set-asks.ts";
import { blockBySet, patientOf } from "../testing/set-blocks.ts";
import { TestServer, type Loose, type TestLogin } from "../testing/test-server.ts";
import { sweepEmergencies } from "./emergency-sweep.ts";

// Each user of it hashes passwords.
vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 });

let server: TestServer;
let administrator: TestLogin;
let user: Designated;

beforeAll(async () => {
  server = await TestServer.start();
  administrator = await server.signUp();
  await importResources(server, administrator, [fhirPatient("ada", "Moss", "Ada"), fhirPatient("bob", "Reed", "Bob")]);
});
afterAll(() => server.stop());

const signOut = (token: string) => server.ask("mutation { signOut { userErrors { code } } }", { token });

/** Holds the right to review and, beside his role's, none of an administrator. */
async function addReviewer(): Promise<TestLogin> {
  const reviewer = await server.addLogin(administrator, "PATIENT_COORDINATOR");
  await server.rows(
    "INSERT INTO access_right_exception (practice_id, user_id, access_right, effect) VALUES ($1, $2, 'emergency-access:review', 'ALLOW')",
    [administrator.practiceUuid, reviewer.userUuid],
  );
  return reviewer;
}

const REVIEW = `query ($id: ID!) { node(id: $id) { ... on EmergencyAccessActivation { reason user { name } deactivatedBy { name } review {
  standing { sentence } entries(first: 50) { totalCount edges { node { actionName marks sentence subject { label } } } } } } } }`;

async function reviewBy(reader: TestLogin, id: string): Promise<Loose> {
  const { data, errors } = await server.ask(REVIEW, { token: reader.token, variables: { id } });
  expect(errors ?? []).toEqual([]);
  return data.node;
}

const actionsIn = ({ review }: Loose): string[] => review.entries.edges.map(({ node }: Loose) => node.actionName);

describe("what the review says still stands", () => {
  it("names each patient who was let out of a blocking set, until he is back in it", async () => {
    user = await addDesignated(server, administrator);
    const ada = await patientOf(server, administrator, "ada");
    const bob = await patientOf(server, administrator, "bob");
    const kept = await server.addLogin(administrator, "PATIENT_COORDINATOR");
    const set = { id: nodeId("PatientSet", await blockBySet(server, kept, [ada, bob], "Kept")) };
    const { token, activationId } = await enterMode(server, user);
    const inMode = PatientSetAsks.as(server, { ...user, token });
    const out = await inMode.update(await inMode.set(set), { removePatientIds: [nodeId("Patient", ada)] } as object);
    expect(out.data.updatePatientSet.userErrors).toEqual([]);
    await endMode(server, token, activationId);
    const standing = async () => (await reviewBy(administrator, activationId)).review.standing;
    expect(await standing()).toEqual([
      { sentence: expect.stringMatching(/ moved Moss, Ada \(\d+\) out of the patient set Kept\.$/u) },
    ]);
    const asks = PatientSetAsks.as(server, administrator);
    await asks.update(await asks.set(set), { name: "Staff" });
    expect(await standing()).toHaveLength(1);
    await asks.update(await asks.set(set), { name: "Kept" });
    await asks.update(await asks.set(set), { addPatientIds: [nodeId("Patient", ada)] });
    expect(await standing()).toEqual([]);
  });

  it("names exports that were made and downloaded, and the own PINs that were set", async () => {
    user = await addDesignated(server, administrator);
    const mode = await enterMode(server, user);
    const inMode = { ...user, token: mode.token };
    const { data } = await server.ask("mutation { startUserExport { job { id } } }", inMode);
    const { downloadUrl } = await exportMade(server, inMode, data.startUserExport.job.id);
    expect((await download(server, inMode, downloadUrl)).status).toBe(200);
    expect((await setUnlockPin(server, inMode, "4711")).data.setAppUnlockPin.userErrors).toEqual([]);
    const made = await server.ask("mutation { generateSupportPin { __typename } }", inMode);
    expect(made.errors ?? []).toEqual([]);
    await endMode(server, mode.token, mode.activationId);
    const { review } = await reviewBy(administrator, mode.activationId);
    const told = review.standing.map(({ sentence }: Loose) => sentence).join("\n");
    expect(review.standing).toHaveLength(4);
    for (const part of ["exported users", "downloaded", "App Unlock PIN", "generated a new Support PIN"])
      expect(told).toContain(part);
  });
});

describe("a review", () => {
  it("is whole for whoever may review, without the right to read the log: but of no patient whom a set keeps from him", async () => {
    const ada = await patientOf(server, administrator, "ada");
    user = await addDesignated(server, administrator);
    const helper = await server.addLogin(administrator, "PATIENT_COORDINATOR");
    const { token, activationId } = await enterMode(server, user);
    await new AccessAsks(server, { ...user, token }).setAccess(helper, ["PATIENT_COORDINATOR", "ADMINISTRATOR"]);
    await server.ask("query ($id: ID!) { node(id: $id) { ... on Patient { name } } }", {
      token,
      variables: { id: nodeId("Patient", ada) },
    });
    await endMode(server, token, activationId);
    const reviewer = await addReviewer();
    const whole = await reviewBy(administrator, activationId);
    const seen = await reviewBy(reviewer, activationId);
    expect(seen).toEqual(whole);
    expect(seen).toMatchObject({ reason: "The server room is on fire", user: { name: "Jordan Blake" } });
    expect(actionsIn(seen)).toEqual(expect.arrayContaining(["user-access.update", "patient.open"]));
    expect(JSON.stringify(seen)).toContain("Moss");
    await blockBySet(server, reviewer, [ada], `Kept from ${reviewer.userName}`);
    const kept = await reviewBy(reviewer, activationId);
    expect(actionsIn(kept)).toEqual(actionsIn(whole));
    expect(JSON.stringify(kept)).not.toContain("Moss");
    // The report is another matter: there he reads what concerns him.
    const report = await server.ask(`{ auditEntries(query: "mark:emergency-access") { totalCount } }`, {
      token: reviewer.token,
    });
    expect(report.data.auditEntries.totalCount).toBe(0);
  });

  it("begins with the activation and ends with the end, by whomever: all of it has the mark", async () => {
    user = await addDesignated(server, administrator);
    const { token, activationId } = await enterMode(server, user);
    await deactivate(server, administrator.token, activationId);
    await signOut(token);
    await sweepEmergencies(server.server.dependencies);
    const found = await reviewBy(administrator, activationId);
    expect(actionsIn(found)).toEqual([
      "emergency-access.activate",
      "session.start",
      "emergency-access.elevate",
      "emergency-access.deactivate",
      "emergency-access.end",
    ]);
    const marks = found.review.entries.edges.map(({ node }: Loose) => node.marks);
    expect(new Set(marks.flat())).toEqual(new Set(["EMERGENCY_ACCESS"]));
    const tracked = await server.ask(
      `{ auditEntries(query: "mark:emergency-access action:emergency-access.deactivate", first: 1) { edges { node { actor { name } subject { id } } } } }`,
      { token: administrator.token },
    );
    expect(tracked.data.auditEntries.edges[0].node).toMatchObject({ subject: { id: user.userUuid } });
  });

  it("holds both: one's end by whoever is in the mode himself, which is an act of his own use too", async () => {
    user = await addDesignated(server, administrator);
    const ended = await enterMode(server, user);
    const ender = await addDesignated(server, administrator);
    const own = await enterMode(server, ender);
    await deactivate(server, own.token, ended.activationId);
    for (const id of [ended.activationId, own.activationId])
      expect(actionsIn(await reviewBy(administrator, id))).toContain("emergency-access.deactivate");
  });

  it("holds what a job does that was begun in it, also while its user is in the next one, whose review does not", async () => {
    user = await addDesignated(server, administrator);
    await server.rows(
      "INSERT INTO access_right_exception (practice_id, user_id, access_right, effect) VALUES ($1, $2, 'patient:import', 'ALLOW')",
      [administrator.practiceUuid, user.userUuid],
    );
    const first = await enterMode(server, user);
    const rows = await HeldRows.hold(server, "LOCK TABLE patient IN SHARE MODE", []);
    const { urls } = await startImport(server, { ...user, token: first.token }, "a.ndjson");
    await putFile(server, { token: first.token }, urls[0]!, ndjson(fhirPatient("cleo", "Nash", "Cleo")));
    await locksAwaited(server, 1);
    await deactivate(server, first.token, first.activationId);
    const next = (await activate(server, first.token)).data.activateEmergencyAccess.activation.id;
    await rows.letGo();
    const states = () => server.rows("SELECT state FROM job WHERE started_by ->> 'userId' = $1", [user.userUuid]);
    await expect.poll(states).toEqual([{ state: "DONE" }]);
    const imports = async (id: string) =>
      actionsIn(await reviewBy(administrator, id)).filter((action) => action === "patient.import").length;
    const all = (await server.log(administrator)).filter(
      ({ action, payload }) => action === "patient.import" && payload.actor.id === user.userUuid,
    );
    expect(all.length).toBeGreaterThan(1);
    expect(await imports(first.activationId)).toBe(all.length);
    expect(await imports(next)).toBe(0);
  });
});
