import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import {
  activate,
  addDesignated,
  deactivate,
  designate,
  enterMode,
  rightsOf,
  type Designated,
} from "../testing/emergency-asks.ts";
import { HeldRows, locksAwaited } from "../testing/held-rows.ts";
import { TestServer, type TestLogin } from "../testing/test-server.ts";
import { challengeOf, codeOf, complete } from "../testing/two-factor.ts";
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
    const over = new AbortController();
    const busy = Array.from({ length: 4 }, async () => {
      while (!over.signal.aborted) await start();
    });
    await expect.poll(acts, { timeout: 30_000 }).toBeGreaterThan(3);
    await end();
    const acknowledged = await acts();
    // Long enough for some of what would be under way.
    await new Promise((resolve) => setTimeout(resolve, 200));
    over.abort();
    await Promise.all(busy);
    expect(await acts()).toBe(acknowledged);
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

it("A sign-in that meets the deactivation is left without the mode's rights", async () => {
  for (let round = 0; round < 6; round += 1) {
    const other = await addDesignated(server, administrator);
    const { data } = await activate(server, other.token);
    server.pass(30_000);
    const challenge = await challengeOf(server, other);
    const signIn = complete(server, challenge, { totpCode: codeOf(server, other.app.secret) });
    // Each round somewhat later, so that it meets the sign-in in another place.
    for (let turn = 0; turn < round * 2; turn += 1) await server.rows("SELECT 1");
    await deactivate(server, administrator.token, data.activateEmergencyAccess.activation.id);
    const started = (await signIn).data?.completeSignIn?.bearerToken;
    expect(await rightsOf(server, started)).not.toContain("EMERGENCY_ACCESS_ADMINISTER");
  }
});
