import { afterAll, beforeAll, beforeEach, describe, expect, it, vi, onTestFinished } from "vitest";
import {
  activate,
  addDesignated,
  deactivate,
  designate,
  enterMode,
  rightsOf,
  type Designated,
} from "../testing/emergency-asks.ts";
import { keyOf } from "../graphql/node-id.ts";
import { fhirPatient } from "../testing/import-resources.ts";
import { ndjson, putFile, startImport } from "../testing/import-uploads.ts";
import { HeldRows, locksAwaited } from "../testing/held-rows.ts";
import { TestServer, type Answer, type TestLogin } from "../testing/test-server.ts";
import { challengeOf, codeOf, complete, removeApp, resetFactor } from "../testing/two-factor.ts";
import { refusalsOf, UserAsks } from "../testing/user-asks.ts";
import { sweepEmergencies } from "./emergency-sweep.ts";

let server: TestServer;
let administrator: TestLogin;
let user: Designated;
let token: string;
let activationId: string;

// Each user of it hashes passwords and waits for locks.
vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 });

beforeAll(async () => {
  server = await TestServer.start();
});
beforeEach(async () => {
  administrator = await server.signUp();
  await server.rows("UPDATE practice SET emergency_maximum_minutes = 15 WHERE id = $1", [administrator.practiceUuid]);
  user = await addDesignated(server, administrator);
  ({ token, activationId } = await enterMode(server, user));
});
afterAll(() => server.stop());

const start = () =>
  server.ask('mutation { startImport(input: { fileNames: ["a.ndjson"] }) { job { id } userErrors { code } } }', {
    token,
  });

/** Everything that takes the mode's rights, up to the acknowledgement. */
const ENDS: [string, () => Promise<unknown>][] = [
  ["the user", () => deactivate(server, token, activationId)],
  ["an administrator", () => deactivate(server, administrator.token, activationId)],
  ["the permission's withdrawal", () => designate(server, administrator, user, false)],
  ["the user's disabling", () => new UserAsks(server, administrator).disable(user)],
  ["the removal of the user's own second factor", () => removeApp(server, token)],
  ["the reset of the user's second factor", () => resetFactor(server, administrator.token, user)],
  [
    "its time limit",
    () => {
      server.pass(15 * 60_000 - 30_000);
      return sweepEmergencies(server.server.dependencies);
    },
  ],
];

/** The jobs that stand, each begun by a mutation that has committed, with a right of the mode alone. */
const jobs = () => server.rows("SELECT state FROM job WHERE practice_id = $1", [administrator.practiceUuid]);

/** What was done by the mode's right and stands. */
const acts = async () =>
  (
    await server.rows(
      "SELECT count(*)::integer AS n FROM audit_entry WHERE actor_id = $1 AND outcome = 'SUCCESS' AND action = 'patient.import'",
      [user.userUuid],
    )
  )[0]!["n"] as number;

describe("the acknowledgement that emergency access is off", () => {
  it.each(ENDS)("by %s: waits for the mutation under way, and one that comes later does nothing", async (_by, end) => {
    // The mutation waits in the middle of its transaction, for its job's row to be let in.
    const rows = await HeldRows.hold(server, "LOCK TABLE job IN SHARE MODE", []);
    const underWay = start();
    await locksAwaited(server, 1);
    // What had committed when it was acknowledged: the answers themselves may overtake each other.
    const ended = end().then(jobs);
    await locksAwaited(server, 2);
    await rows.letGo();
    expect((await underWay).data.startImport.userErrors).toEqual([]);
    expect(await ended).toEqual([{ state: "CANCELLED" }]);
    expect(refusalsOf(await start())).toHaveLength(1);
    expect(await jobs()).toEqual([{ state: "CANCELLED" }]);
  });

  it.each(ENDS)("by %s: is the end of all that its rights do, however much of it there is", async (_by, end) => {
    let acknowledged = false;
    const over = new AbortController();
    onTestFinished(() => over.abort());
    /** Answers to what was begun after the acknowledgement. */
    const late: Answer[] = [];
    const busy = Array.from({ length: 4 }, async () => {
      while (late.length < 12 && !over.signal.aborted) {
        const isLate = acknowledged;
        const answer = await start();
        if (isLate) late.push(answer);
      }
    });
    await expect.poll(acts).toBeGreaterThan(3);
    const stood = await end().then(() => {
      acknowledged = true;
      return acts();
    });
    await Promise.all(busy);
    expect(late.filter((answer) => refusalsOf(answer).length !== 1)).toEqual([]);
    expect(await acts()).toBe(stood);
  });

  it("by its time limit, before anybody has come to write it down: a job's step that is under way commits nothing", async () => {
    // It waits in the middle of its first batch.
    const rows = await HeldRows.hold(server, "LOCK TABLE patient IN SHARE MODE", []);
    const { id, urls } = await startImport(server, { ...user, token }, "a.ndjson");
    await putFile(server, { token }, urls[0]!, ndjson(fhirPatient("ada", "Moss", "Ada")));
    await locksAwaited(server, 1);
    server.pass(15 * 60_000);
    await rows.letGo();
    await expect.poll(jobs).toEqual([{ state: "CANCELLED" }]);
    expect(await server.rows("SELECT FROM patient WHERE practice_id = $1", [administrator.practiceUuid])).toEqual([]);
    const cancelled = (await server.log(administrator)).filter(({ action }) => action === "job.cancel");
    expect(cancelled).toMatchObject([
      { payload: { actor: { kind: "SYSTEM" }, subject: { id: keyOf(id, "ImportJob") } } },
    ]);
    const off = await server.rows(
      "SELECT FROM emergency_activation WHERE deactivated_at IS NOT NULL AND user_id = $1",
      [user.userUuid],
    );
    expect(off).toEqual([]);
  });

  it("leaves a job alone whose right its user has for good", async () => {
    await server.rows(
      "INSERT INTO access_right_exception (practice_id, user_id, access_right, effect) VALUES ($1, $2, 'patient:import', 'ALLOW')",
      [administrator.practiceUuid, user.userUuid],
    );
    const rows = await HeldRows.hold(server, "LOCK TABLE patient IN SHARE MODE", []);
    const { urls } = await startImport(server, { ...user, token }, "a.ndjson");
    await putFile(server, { token }, urls[0]!, ndjson(fhirPatient("ada", "Moss", "Ada")));
    await locksAwaited(server, 1);
    server.pass(15 * 60_000);
    await rows.letGo();
    await expect.poll(jobs).toEqual([{ state: "DONE" }]);
  });

  it("by all of them at once: it has ended once", async () => {
    await Promise.all(ENDS.slice(0, -1).map(([, end]) => end()));
    const ends = (await server.log(administrator)).filter(
      ({ action, outcome }) => action === "emergency-access.deactivate" && outcome === "SUCCESS",
    );
    expect(ends).toHaveLength(1);
  });
});

it("The same code in 50 sign-ins at once elevates one session", async () => {
  const other = await addDesignated(server, administrator);
  await activate(server, other.token);
  server.pass(30_000);
  const challenges: string[] = [];
  for (let i = 0; i < 50; i += 1) challenges.push(await challengeOf(server, other));
  const totpCode = codeOf(server, other.app.secret);
  const answers = await Promise.all(challenges.map((challenge) => complete(server, challenge, { totpCode })));
  const tokens = answers.map(({ data }) => data?.completeSignIn?.bearerToken).filter(Boolean);
  expect(tokens).toHaveLength(1);
  expect(await rightsOf(server, tokens[0])).toContain("EMERGENCY_ACCESS_ADMINISTER");
  const elevated = (await server.log(administrator)).filter(({ action }) => action === "emergency-access.elevate");
  expect(elevated.filter(({ payload }) => payload.actor.id === other.userUuid)).toHaveLength(1);
});

it("Of ten activations at once one is on, and every session has ended", async () => {
  const other = await addDesignated(server, administrator);
  const answers = await Promise.all(Array.from({ length: 10 }, () => activate(server, other.token)));
  expect(answers.filter(({ data }) => data?.activateEmergencyAccess?.activation)).toHaveLength(1);
  expect(await server.rows("SELECT FROM emergency_activation WHERE user_id = $1", [other.userUuid])).toHaveLength(1);
  expect(await server.rows("SELECT FROM session WHERE user_id = $1 AND ended_at IS NULL", [other.userUuid])).toEqual(
    [],
  );
});

it.each(["sign-in", "deactivation"])(
  "Of a sign-in and the deactivation that meet, the %s in the middle of its work: the session is left without the mode's rights",
  async (first) => {
    const other = await addDesignated(server, administrator);
    const { data } = await activate(server, other.token);
    server.pass(30_000);
    const challenge = await challengeOf(server, other);
    const signIn = () => complete(server, challenge, { totpCode: codeOf(server, other.app.secret) });
    const end = () => deactivate(server, administrator.token, data.activateEmergencyAccess.activation.id);
    // Both write the activation: the first waits for it, and the second for the first.
    const row = await HeldRows.hold(server, "SELECT FROM emergency_activation WHERE user_id = $1 FOR UPDATE", [
      other.userUuid,
    ]);
    const begun = first === "sign-in" ? signIn() : end();
    await locksAwaited(server, 1);
    const met = first === "sign-in" ? end() : signIn();
    await locksAwaited(server, 2);
    await row.letGo();
    const answers = await Promise.all([begun, met]);
    const tokens = answers.map((answer) => answer.data?.completeSignIn?.bearerToken).filter(Boolean);
    expect(tokens).toHaveLength(1);
    expect(await rightsOf(server, tokens[0])).not.toContain("EMERGENCY_ACCESS_ADMINISTER");
    const elevated = (await server.log(administrator)).filter(
      ({ action, payload }) => action === "emergency-access.elevate" && payload.actor.id === other.userUuid,
    );
    expect(elevated).toHaveLength(first === "sign-in" ? 1 : 0);
  },
);
