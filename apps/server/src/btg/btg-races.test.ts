import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { AccessAsks } from "../testing/access-asks.ts";
import { openBtg, practiceEnd, vendorEnd, type OpenedBtg } from "../testing/btg-asks.ts";
import { HeldRows, locksAwaited } from "../testing/held-rows.ts";
import { TestServer, type TestLogin } from "../testing/test-server.ts";
import { refusalsOf, UserAsks } from "../testing/user-asks.ts";
import {
  addEmployeeLogin,
  signInEmployee,
  vendorEmployeeCommand,
  type TestEmployee,
} from "../testing/vendor-employees.ts";
import { sweepBtgSessions } from "./btg-sweep.ts";

let server: TestServer;
let practice: TestLogin;
let agent: TestEmployee;
let supervisor: TestEmployee;
let user: TestLogin;
let btg: OpenedBtg;

beforeAll(async () => {
  server = await TestServer.start();
  supervisor = await addEmployeeLogin(server, { name: "Una Becker", role: "SUPERVISOR" });
});
beforeEach(async () => {
  practice = await server.signUp();
  user = await server.addLogin(practice, "CLINICAL_MANAGER");
  agent = await addEmployeeLogin(server);
  supervisor = { ...supervisor, token: await signInEmployee(server, supervisor) };
  btg = await openBtg(server, agent, user, { minutes: 10 });
});
afterAll(() => server.stop());

const START = 'mutation { startImport(input: { fileNames: ["a.ndjson"] }) { job { id } userErrors { code } } }';

/** Everybody who can end it, up to the acknowledgement. */
const ENDS: [string, () => Promise<unknown>][] = [
  ["the agent", () => vendorEnd(server, agent, btg)],
  ["a supervisor", () => vendorEnd(server, supervisor, btg)],
  ["the practice", () => practiceEnd(server, practice, btg)],
  ["the user on whose behalf, being disabled", () => new UserAsks(server, practice).disable(user)],
  ["the agent, signing out", () => server.ask("mutation { signOut { userErrors { code } } }", { token: agent.token })],
  ["the agent, being disabled", () => vendorEmployeeCommand(server, `disable ${agent.userName}`)],
  [
    "its time limit",
    () => {
      server.pass(10 * 60_000);
      return sweepBtgSessions(server.server.dependencies);
    },
  ],
];

/** The jobs that stand, each begun by a mutation that has committed. */
const jobs = () => server.rows("SELECT state FROM job WHERE practice_id = $1", [practice.practiceUuid]);

/** What was done in the BTG session and stands, reads apart. */
const acts = async () =>
  (
    await server.rows(
      "SELECT count(*)::integer AS n FROM audit_entry WHERE session_id = $1 AND outcome = 'SUCCESS' AND action = 'patient.import'",
      [btg.uuid],
    )
  )[0]!["n"] as number;

describe("the acknowledgement that a BTG session has ended", () => {
  it.each(ENDS)(
    "by %s: waits for the mutation under way in it, and one that comes later does nothing",
    async (_who, end) => {
      // The mutation waits in the middle of its transaction, for its job's row to be let in.
      const rows = await HeldRows.hold(server, "LOCK TABLE job IN SHARE MODE", []);
      const underWay = btg.ask(START);
      await locksAwaited(server, 1);
      // What had committed when it was acknowledged: the answers themselves may overtake each other.
      const ended = end().then(jobs);
      await locksAwaited(server, 2);
      const late = btg.ask(START);
      await locksAwaited(server, 3);
      await rows.letGo();
      expect((await underWay).data.startImport.userErrors).toEqual([]);
      expect(await ended).toEqual([{ state: "CANCELLED" }]);
      expect(refusalsOf(await late)).toEqual(["UNAUTHENTICATED"]);
      expect(refusalsOf(await btg.ask(START))).toEqual(["UNAUTHENTICATED"]);
      expect(await jobs()).toEqual([{ state: "CANCELLED" }]);
    },
  );

  it.each(ENDS)("by %s: is the end of all that is done in it, however much of it there is", async (_who, end) => {
    const over = new AbortController();
    const busy = Array.from({ length: 4 }, async () => {
      while (!over.signal.aborted) await btg.ask(START);
    });
    await expect.poll(acts).toBeGreaterThan(3);
    await end();
    const acknowledged = await acts();
    // Long enough for some of what would be under way.
    await new Promise((resolve) => setTimeout(resolve, 200));
    over.abort();
    await Promise.all(busy);
    expect(await acts()).toBe(acknowledged);
    expect((await jobs()).filter(({ state }) => state !== "CANCELLED")).toEqual([]);
  });

  it("by all of them at once: it has ended once", async () => {
    await Promise.all(ENDS.slice(0, -1).map(([, end]) => end()));
    const ends = (await server.log(practice)).filter(({ action }) => action.startsWith("btg.e"));
    expect(ends).toHaveLength(1);
  });
});

it("A right that is taken from the user is taken from the BTG session, with what is under way in it", async () => {
  const rows = await HeldRows.hold(server, "LOCK TABLE job IN SHARE MODE", []);
  const underWay = btg.ask(START);
  await locksAwaited(server, 1);
  const denied = [{ right: "PATIENT_IMPORT", effect: "DENY" }];
  const taken = new AccessAsks(server, practice)
    .setAccess(user, ["CLINICAL_MANAGER"], denied)
    .then(async (answer) => ({ answer, committed: await jobs() }));
  await locksAwaited(server, 2);
  await rows.letGo();
  expect((await underWay).data.startImport.userErrors).toEqual([]);
  const { answer, committed } = await taken;
  expect(answer.data.updateUserAccess.userErrors).toEqual([]);
  expect(committed).toHaveLength(1);
  expect(refusalsOf(await btg.ask(START))).toEqual(["FORBIDDEN"]);
});

it("A user who is disabled while the glass is broken on his behalf is left with no live session of the vendor", async () => {
  await vendorEnd(server, agent, btg);
  for (let round = 0; round < 6; round += 1) {
    const colleague = await server.addLogin(practice, "PATIENT_COORDINATOR");
    const opened = openBtg(server, agent, colleague).catch(() => null);
    await new UserAsks(server, practice).disable(colleague);
    await opened;
    const live = await server.rows("SELECT FROM btg_session WHERE on_behalf_of_user_id = $1 AND ended_at IS NULL", [
      colleague.userUuid,
    ]);
    expect(live).toEqual([]);
  }
});

it.each([
  ["is disabled", ({ userName }: TestEmployee) => vendorEmployeeCommand(server, `disable ${userName}`)],
  [
    "signs out",
    ({ token }: TestEmployee) =>
      server.ask("mutation { signOut { userErrors { code } } }", { token }) as Promise<unknown>,
  ],
])("An employee who %s while he breaks the glass is left with no live session", async (_how, leave) => {
  for (let round = 0; round < 4; round += 1) {
    const employee = await addEmployeeLogin(server);
    const opening = openBtg(server, employee, practice).catch(() => null);
    // Each round somewhat later, so that it meets the opening in another place.
    for (let turn = 0; turn < round * 2; turn += 1) await server.rows("SELECT 1");
    await leave(employee);
    const opened = await opening;
    const live = await server.rows(
      `SELECT FROM btg_session b JOIN vendor.btg_session e ON e.id = b.id WHERE e.employee_id = $1 AND b.ended_at IS NULL`,
      [employee.id],
    );
    expect(live).toEqual([]);
    if (opened !== null) expect(refusalsOf(await opened.ask(START))).toEqual(["UNAUTHENTICATED"]);
  }
});

it("Two agents at once are both visible, each with a notice of its own", async () => {
  const second = await addEmployeeLogin(server);
  const other = await openBtg(server, second, practice);
  const { data } = await server.ask(
    "{ btgSessions(states: [LIVE]) { totalCount edges { node { onBehalfOf { name } actor { agentReference } } } } notices { totalCount } }",
    { token: practice.token },
  );
  expect(data.btgSessions.totalCount).toBe(2);
  expect(
    new Set(
      data.btgSessions.edges.map(
        ({ node }: { node: { actor: { agentReference: string } } }) => node.actor.agentReference,
      ),
    ).size,
  ).toBe(2);
  expect(data.notices.totalCount).toBe(2);
  await vendorEnd(server, second, other);
  expect((await btg.ask("{ me { user { name } } }")).data.me.user.name).toBe("Jordan Blake");
});
