import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { HeldRows, locksAwaited, waitingStatements } from "../testing/held-rows.ts";
import { fhirPatient } from "../testing/import-resources.ts";
import { ndjson, putFile, startImport } from "../testing/import-uploads.ts";
import { TestServer, type TestLogin } from "../testing/test-server.ts";
import { faultsOf, idOf, refusalsOf, UserAsks } from "../testing/user-asks.ts";

let server: TestServer;
let practice: TestLogin;
let users: UserAsks;

beforeAll(async () => {
  server = await TestServer.start();
  practice = await server.signUp();
  users = new UserAsks(server, practice);
});
afterAll(() => server.stop());

const EXTEND = "mutation { extendSession { session { id } } }";
const extend = (token: string) => server.ask(EXTEND, { token });
/** What a user has done, refusals apart. */
const acts = async (user: TestLogin) =>
  (
    await server.rows("SELECT count(*)::integer AS n FROM audit_entry WHERE actor_id = $1 AND outcome = 'SUCCESS'", [
      user.userUuid,
    ])
  )[0]!["n"] as number;

describe("the acknowledgement that a user is disabled", () => {
  it("waits for his mutation that is under way, and none of his commits after it", async () => {
    const [user, colleague] = [
      await server.addLogin(practice, "ADMINISTRATOR"),
      await server.addLogin(practice, "PATIENT_COORDINATOR"),
    ];
    const rows = await HeldRows.hold(server, "SELECT FROM user_account WHERE id = $1 FOR UPDATE", [colleague.userUuid]);
    const answered: string[] = [];
    const underWay = new UserAsks(server, user).edit(colleague, { userTitle: "Front desk" }).then((answer) => {
      answered.push("mutation");
      return answer;
    });
    await locksAwaited(server, 1);
    const disabled = users.disable(user).then((answer) => {
      answered.push("acknowledgement");
      return answer;
    });
    await locksAwaited(server, 2);
    // One that comes later waits for the revocation, and finds itself signed out.
    const late = extend(user.token);
    await locksAwaited(server, 3);
    // Neither is answered while the rows are held; afterwards the answers may overtake each other.
    expect(answered).toEqual([]);
    await rows.letGo();
    expect(faultsOf(await underWay)).toEqual([]);
    expect(faultsOf(await disabled)).toEqual([]);
    expect(refusalsOf(await late)).toEqual(["UNAUTHENTICATED"]);
  });

  it("is the end of all that he does, however much of it there is, and of sessions that begin meanwhile", async () => {
    for (let round = 0; round < 5; round += 1) {
      const user = await server.addLogin(practice, "CLINICAL_PROVIDER");
      const stop = new AbortController();
      const busy = Array.from({ length: 4 }, async () => {
        let { token } = user;
        while (!stop.signal.aborted) {
          await extend(token);
          token = await server.signIn(user.userName).catch(() => token);
        }
      });
      await expect.poll(() => acts(user)).toBeGreaterThan(4);
      expect(faultsOf(await users.disable(user))).toEqual([]);
      const acknowledged = await acts(user);
      await new Promise((resolve) => setTimeout(resolve, 200));
      stop.abort();
      await Promise.all(busy);
      expect(await acts(user)).toBe(acknowledged);
      const live = await server.rows("SELECT FROM session WHERE user_id = $1 AND ended_at IS NULL", [user.userUuid]);
      expect(live).toEqual([]);
    }
  }, 60_000);

  it("is the end of his jobs, of a batch that is being stored too", async () => {
    const user = await server.addLogin(practice, "CLINICAL_MANAGER");
    const running = await startImport(server, user, "a.ndjson");
    const waiting = await startImport(server, user, "b.ndjson");
    // The batch waits for the practice's counter of Demographic #, in the middle of its transaction.
    const rows = await HeldRows.hold(server, "SELECT FROM practice WHERE id = $1 FOR NO KEY UPDATE", [
      practice.practiceUuid,
    ]);
    await putFile(server, user, running.urls[0]!, ndjson(fhirPatient("late", "Late", "Lee")));
    await locksAwaited(server, 1);
    expect(faultsOf(await users.disable(user))).toEqual([]);
    const acknowledged = await acts(user);
    await rows.letGo();
    await expect.poll(() => waitingStatements(server)).toEqual([]);
    const jobs = await server.rows("SELECT state FROM job WHERE practice_id = $1", [practice.practiceUuid]);
    expect(jobs).toEqual([{ state: "CANCELLED" }, { state: "CANCELLED" }]);
    expect((await putFile(server, user, waiting.urls[0]!, "")).status).toBe(401);
    expect(await server.rows("SELECT FROM patient WHERE practice_id = $1", [practice.practiceUuid])).toEqual([]);
    expect(await acts(user)).toBe(acknowledged);
  });
});

describe("two administrators who disable each other at the same moment", () => {
  it("leave one of them", async () => {
    for (let round = 0; round < 8; round += 1) {
      const owner = await server.signUp(`Round ${round}`);
      const [one, two] = [await server.addLogin(owner, "ADMINISTRATOR"), await server.addLogin(owner, "ADMINISTRATOR")];
      expect(faultsOf(await new UserAsks(server, one).disable(owner))).toEqual([]);
      const answers = await Promise.all([
        new UserAsks(server, one).disable(two),
        new UserAsks(server, two).disable(one),
      ]);
      const outcomes = answers.map((answer) => refusalsOf(answer)[0] ?? faultsOf(answer)[0] ?? "DONE");
      expect(outcomes.toSorted()).toEqual(["DONE", "UNAUTHENTICATED"]);
      const active = await server.rows("SELECT id FROM user_account WHERE practice_id = $1 AND state = 'ACTIVE'", [
        owner.practiceUuid,
      ]);
      expect(active).toHaveLength(1);
    }
  }, 60_000);

  it("and a third who is the last: nobody shuts the practice out", async () => {
    const owner = await server.signUp("Three");
    const administrators = [
      owner,
      await server.addLogin(owner, "ADMINISTRATOR"),
      await server.addLogin(owner, "ADMINISTRATOR"),
    ];
    await Promise.all(
      administrators.flatMap((by) =>
        administrators.filter((whom) => whom !== by).map((whom) => new UserAsks(server, by).disable(whom)),
      ),
    );
    const active = await server.rows("SELECT id FROM user_account WHERE practice_id = $1 AND state = 'ACTIVE'", [
      owner.practiceUuid,
    ]);
    expect(active).toHaveLength(1);
  });
});

it("A sign-in under way while its user is disabled leaves no session", async () => {
  const user = await server.addLogin(practice, "CLINICAL_PROVIDER");
  for (let round = 0; round < 5; round += 1) {
    const signIns = Array.from({ length: 6 }, () => server.signIn(user.userName).catch(() => null));
    expect(faultsOf(await users.disable(user))).toEqual([]);
    await Promise.all(signIns);
    const live = await server.rows("SELECT FROM session WHERE user_id = $1 AND ended_at IS NULL", [user.userUuid]);
    expect(live).toEqual([]);
    expect(faultsOf(await users.change("enableUser", { userId: idOf(user) }))).toEqual([]);
  }
});
