import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sentenceOfPayload } from "../audit/record.ts";
import { nodeId } from "../graphql/node-id.ts";
import { openBtg } from "../testing/btg-asks.ts";
import { fhirPatient, importResources } from "../testing/import-resources.ts";
import { addSet, blockBySet, patientOf, showBlockedAs } from "../testing/set-blocks.ts";
import { SetSecurityAsks } from "../testing/set-security-asks.ts";
import { TestServer, type Loose, type TestLogin } from "../testing/test-server.ts";
import { faultsOf, idOf, refusalsOf } from "../testing/user-asks.ts";
import { addEmployeeLogin } from "../testing/vendor-employees.ts";

const NONE = "00000000-0000-7000-8000-000000000000";

let server: TestServer;
let practice: TestLogin;
let asks: SetSecurityAsks;
let ada: string;
let lee: string;

beforeAll(async () => {
  server = await TestServer.start();
  practice = await server.signUp();
  asks = SetSecurityAsks.as(server, practice);
  await importResources(server, practice, [fhirPatient("ada", "Moss", "Ada"), fhirPatient("lee", "Stone", "Lee")]);
  [ada, lee] = [await patientOf(server, practice, "ada"), await patientOf(server, practice, "lee")];
});
afterAll(() => server.stop());

const newUser = () => server.addLogin(practice, "PATIENT_COORDINATOR");
const linksOf = async (user: TestLogin, by = asks): Promise<Loose[]> => (await by.accessOf(user)).patientLinks;

/** What was recorded of links while something was done. */
async function entriesOf(act: () => Promise<unknown>): Promise<Loose[]> {
  const before = (await server.log(practice)).length;
  await act();
  return (await server.log(practice))
    .slice(before)
    .filter(({ action }) => action.startsWith("patient-link."))
    .map(({ action, outcome, payload }) => ({
      action,
      outcome,
      sentence: sentenceOfPayload(payload),
      patientId: payload.patientId,
    }));
}

describe("a link of a user and a patient", () => {
  it("is made, found by its id, and taken away, each in the log with the patient", async () => {
    const user = await newUser();
    let answer: Loose;
    const made = await entriesOf(async () => (answer = await asks.link(user, ada)));
    expect(answer.data.linkPatient).toMatchObject({
      userErrors: [],
      patientLink: { relation: "SELF", user: { id: idOf(user) }, patient: { name: "Moss, Ada" }, blockedBy: [] },
    });
    const { id } = answer.data.linkPatient.patientLink;
    await asks.link(user, lee, "FAMILY");
    expect(await linksOf(user)).toMatchObject([
      { id, relation: "SELF", patient: { name: "Moss, Ada" } },
      { relation: "FAMILY", patient: { name: "Stone, Lee" } },
    ]);
    const node = await asks.ask("query ($id: ID!) { node(id: $id) { ... on PatientLink { relation } } }", { id });
    expect(node.data.node).toEqual({ relation: "SELF" });
    const removed = await entriesOf(async () => (answer = await asks.unlink(id)));
    expect(answer.data.unlinkPatient).toEqual({ deletedPatientLinkId: id, userErrors: [] });
    expect(await linksOf(user)).toMatchObject([{ relation: "FAMILY" }]);
    expect([...made, ...removed]).toEqual([
      {
        action: "patient-link.add",
        outcome: "SUCCESS",
        sentence: "Grace Adeyemi linked Jordan Blake to Moss, Ada (10001), the same person.",
        patientId: ada,
      },
      {
        action: "patient-link.remove",
        outcome: "SUCCESS",
        sentence: "Grace Adeyemi removed the link of Jordan Blake to Moss, Ada (10001), the same person.",
        patientId: ada,
      },
    ]);
  });

  it("is one of the two alone: a second is TAKEN, also when both are made at once", async () => {
    const user = await newUser();
    const answers = await Promise.all([asks.link(user, ada), asks.link(user, ada, "FAMILY")]);
    expect(answers.map(faultsOf).toSorted((a, b) => a.length - b.length)).toEqual([[], ["patientId TAKEN"]]);
    const taken = await asks.link(user, ada, "FAMILY");
    expect(taken.data.linkPatient).toMatchObject({
      patientLink: null,
      userErrors: [{ message: expect.stringContaining("Jordan Blake is linked to Moss, Ada already.") }],
    });
    expect(await linksOf(user)).toHaveLength(1);
  });

  it("is NOT_FOUND for a user, patient or link that there is not", async () => {
    const user = await newUser();
    for (const answer of [
      await asks.link(user, NONE),
      await asks.link({ ...user, userUuid: NONE }, ada),
      await asks.unlink(nodeId("PatientLink", NONE)),
      await asks.unlink(idOf(user)),
    ])
      expect(refusalsOf(answer)).toEqual(["NOT_FOUND"]);
  });

  it("opens and blocks nothing", async () => {
    const user = await newUser();
    await asks.link(user, ada);
    const { data } = await server.ask("{ patients { totalCount } }", { token: user.token });
    expect(data.patients.totalCount).toBe(2);
    expect((await asks.columns(user)).blocked).toEqual([]);
  });

  it("says by which sets the user is kept from the patient already, and by no others", async () => {
    const user = await newUser();
    await blockBySet(server, user, [ada], "Holds her");
    await blockBySet(server, user, [ada, lee], "and both");
    await blockBySet(server, user, [lee], "Holds another");
    await addSet(server, practice, [ada], "Blocks nobody");
    await blockBySet(server, await newUser(), [ada], "Blocks another");
    await asks.link(user, ada);
    expect((await linksOf(user))[0].blockedBy).toEqual([{ name: "and both" }, { name: "Holds her" }]);
  });
});

describe("to an administrator whom a set keeps from the patient", () => {
  it.each(["RECORD", "CHART"] as const)(
    "a link tells of the patient what else he may see, in %s mode, and not who is in the set",
    async (mode) => {
      await showBlockedAs(server, practice, mode);
      const administrator = await server.addLogin(practice, "ADMINISTRATOR");
      const user = await newUser();
      const set = await blockBySet(server, administrator, [ada], `Keeps out, ${mode}`);
      await asks.saveOfSet(set, { block: [user] });
      const { data } = await asks.link(user, ada);
      const own = SetSecurityAsks.as(server, administrator);
      const seen = await linksOf(user, own);
      const found = await server.ask("query ($id: ID!) { node(id: $id) { id } }", {
        token: administrator.token,
        variables: { id: data.linkPatient.patientLink.id },
      });
      if (mode === "RECORD") {
        expect(seen).toEqual([]);
        expect(refusalsOf(found)).toEqual(["NOT_FOUND"]);
      } else expect(seen).toMatchObject([{ patient: { name: "Moss, Ada" }, blockedBy: [] }]);
      // Whom no set blocks reads it all.
      expect((await linksOf(user))[0]).toMatchObject({
        patient: { name: "Moss, Ada" },
        blockedBy: [{ name: `Keeps out, ${mode}` }],
      });
    },
  );

  it("a record that he may not see looks missing, and a link to it is others' to remove", async () => {
    await showBlockedAs(server, practice, "RECORD");
    const administrator = await server.addLogin(practice, "ADMINISTRATOR");
    await blockBySet(server, administrator, [ada], "Keeps her apart");
    const own = SetSecurityAsks.as(server, administrator);
    const user = await newUser();
    const [blocked, missing] = [await own.link(user, ada), await own.link(user, NONE)];
    expect(refusalsOf(blocked)).toEqual(["NOT_FOUND"]);
    expect(blocked.errors.map(({ message }) => message)).toEqual(missing.errors.map(({ message }) => message));
    expect(await linksOf(user)).toEqual([]);

    const { data } = await asks.link(user, ada);
    const { id } = data.linkPatient.patientLink;
    expect(refusalsOf(await own.unlink(id))).toEqual(["NOT_FOUND"]);
    expect(await linksOf(user)).toHaveLength(1);
    expect(faultsOf(await asks.unlink(id))).toEqual([]);
  });
});

describe("links are closed", () => {
  it("to who is not signed in, to users without the right, and in BTG; refusals stand in the log", async () => {
    const user = await newUser();
    const { data } = await asks.link(user, lee);
    const { id } = data.linkPatient.patientLink;
    const reader = await server.addLogin(practice, "MEDICAL_DIRECTOR");
    const btg = await openBtg(server, await addEmployeeLogin(server), practice);
    const nobody = new SetSecurityAsks((query, variables = {}) => server.ask(query, { variables }));
    for (const [who, code] of [
      [nobody, "UNAUTHENTICATED"],
      [SetSecurityAsks.as(server, reader), "FORBIDDEN"],
      [new SetSecurityAsks((query, variables) => btg.ask(query, variables)), "DISABLED_IN_BTG"],
    ] as const) {
      const entries = await entriesOf(async () => {
        expect(refusalsOf(await who.link(user, ada))).toEqual([code]);
        expect(refusalsOf(await who.unlink(id))).toEqual([code]);
      });
      expect(entries.map(({ action, outcome }) => `${action} ${outcome}`)).toEqual(
        who === nobody ? [] : ["patient-link.add REFUSED", "patient-link.remove REFUSED"],
      );
    }
    expect(await linksOf(user)).toHaveLength(1);
    const node = await server.ask("query ($id: ID!) { node(id: $id) { id } }", {
      variables: { id },
      token: user.token,
    });
    expect(refusalsOf(node)).toEqual(["FORBIDDEN"]);
  });
});
