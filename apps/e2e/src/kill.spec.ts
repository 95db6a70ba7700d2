import { test as base, expect } from "@playwright/test";
import { ask, finishedImport, newPractice, read, readImport, signUp, SIGN_UP, startImport } from "./api.ts";
import type { Answer, ApiLogin } from "./api.ts";
import { fhirCondition, fhirPatient } from "./fhir.ts";
import { Installation } from "./installation.ts";
import { LargeExport, linesOf, practiceOf } from "./large-export.ts";

const test = base.extend<object, { installation: Installation }>({
  installation: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads from this pattern what a fixture needs.
    async ({}, use) => {
      const installation = new Installation();
      await use(installation);
      await installation.remove();
    },
    { scope: "worker" },
  ],
});

test("an import goes on by itself after kill -9 of the server, and nothing is lost or doubled", async ({
  installation,
}) => {
  const login = await signUp(await installation.start(), newPractice());
  const large = new LargeExport(3_000);
  const job = await startImport(login, large.files);
  await untilLinesAreIn(login, job, 6_000);
  await installation.killServer();

  await installation.start();
  await expectInTheMiddle(installation);
  large.expectCounts(await finishedImport(login, job), "created");
  await large.expectStored(installation, login);

  const again = await startImport(login, large.files);
  large.expectCounts(await finishedImport(login, again), "unchanged");
  await large.expectStored(installation, login);
});

test("Ctrl-C during an import ends everything, and the next start goes on", async ({ installation }) => {
  const login = await signUp(await installation.start(), newPractice());
  const large = new LargeExport(1_000);
  const job = await startImport(login, large.files);
  await untilLinesAreIn(login, job, 2_000);
  const { code, output } = await installation.interrupt();
  expect(output).toMatch(/Stopping…\nStopped\.\n$/u);
  expect(code).toBe(0);
  expect(installation.databaseRuns).toBe(false);

  await installation.start();
  await expectInTheMiddle(installation);
  large.expectCounts(await finishedImport(login, job), "created");
  await large.expectStored(installation, login);
});

test("kill -9 during sign-ups leaves each practice whole or not there at all", async ({ installation }) => {
  const url = await installation.start();
  const practices = Array.from({ length: 60 }, () => newPractice("Cut-off practice"));
  /** The token of each practice whose sign-up was answered. */
  const acknowledged = new Map<string, string>();
  const someAreIn = Promise.withResolvers<void>();
  const attempts = Promise.allSettled(
    practices.map(async (practice, index) => {
      const answer = await ask<{ signUp: { bearerToken: string } }>(
        { url, clientAddress: `10.1.${index}.1` },
        SIGN_UP,
        {
          input: { ...practice, passwordConfirmation: practice.password, delivery: "BEARER" },
        },
      );
      acknowledged.set(practice.practiceName, answer.data!.signUp.bearerToken);
      if (acknowledged.size === 15) someAreIn.resolve();
    }),
  );
  await someAreIn.promise;
  await installation.killServer();
  const cutOff = (await attempts).filter(({ status }) => status === "rejected");
  expect(cutOff.length).toBeGreaterThan(0);

  await installation.start();
  const stored = await installation.query<{ name: string }>(
    `SELECT p.name,
       (SELECT count(*)::integer FROM user_account u WHERE u.practice_id = p.id) AS users,
       (SELECT count(*)::integer FROM role r WHERE r.practice_id = p.id) AS roles,
       (SELECT count(*)::integer FROM session s WHERE s.practice_id = p.id) AS sessions,
       ARRAY(SELECT r.name FROM user_role h JOIN role r ON r.practice_id = h.practice_id AND r.id = h.role_id
             WHERE h.practice_id = p.id ORDER BY r.name) AS held,
       ARRAY(SELECT action FROM audit_entry a WHERE a.practice_id = p.id ORDER BY a.id) AS entries
     FROM practice p WHERE starts_with(p.name, 'Cut-off practice ')`,
  );
  for (const practice of stored) {
    expect(practice).toEqual({
      name: practice.name,
      users: 1,
      roles: 8,
      sessions: 1,
      held: ["All Access", "TABS"],
      entries: ["practice.create", "user.add", "support-pin.generate", "session.start"],
    });
  }
  const names = stored.map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining([...acknowledged.keys()]));
  for (const [name, token] of acknowledged) {
    const answer = await read<{ me: object; roles: object[] }>(
      { url, token },
      "{ me { practice { name } user { name } } roles { name } }",
    );
    expect(answer.me).toEqual({ practice: { name }, user: { name: "Robin Vega" } });
    expect(answer.roles).toHaveLength(8);
  }
  // What was cut off left nothing that is in the way: the same sign-up goes through.
  const missing = practices.find(({ practiceName }) => !names.includes(practiceName));
  if (missing !== undefined) await signUp(url, missing);
});

test("kill -9 of PostgreSQL: no chart is shown whose opening is not in the log", async ({ installation }) => {
  const login = await signUp(await installation.start(), newPractice());
  await finishedImport(login, await startImport(login, new Map([["export.ndjson", smallExport]])));
  const { patients } = await read<{ patients: { edges: { node: { id: string } }[] } }>(
    login,
    "{ patients(first: 20) { edges { node { id } } } }",
  );
  const ids = patients.edges.map(({ node }) => node.id);
  expect(ids).toHaveLength(20);

  const openings: Answer<Opening>[] = [];
  const failures: Answer<Opening>[] = [];
  let killed = false;
  const reader = async (index: number) => {
    for (let turn = index; !killed || failures.length < 50; turn += 1) {
      const answer = await openChart(login, ids[turn % ids.length]!);
      (answer.data?.patient?.chart == null ? failures : openings).push(answer);
      if (killed || openings.length < 150) continue;
      killed = true;
      installation.killPostgres();
    }
  };
  await Promise.all(Array.from({ length: 8 }, (_, index) => reader(index)));

  for (const { errors } of openings) expect(errors).toEqual([]);
  for (const { data, errors } of failures) {
    expect(data?.patient ?? null).toBeNull();
    expect(errors.map(({ extensions }) => extensions.code)).toEqual(["INTERNAL_SERVER_ERROR"]);
  }

  expect((await installation.interrupt()).code).toBe(0);
  await installation.start();
  const logged = await installation.query<{ request_id: string }>(
    "SELECT request_id FROM audit_entry WHERE practice_id = $1 AND action = 'chart.open' AND outcome = 'SUCCESS'",
    [await practiceOf(installation, login)],
  );
  const requestIds = new Set(logged.map((entry) => entry.request_id));
  expect(openings.filter(({ requestId }) => !requestIds.has(requestId))).toEqual([]);
  // The session outlived both.
  expect((await openChart(login, ids[0]!)).data?.patient?.chart).toBeTruthy();
});

interface Opening {
  readonly patient: { readonly chart: { readonly id: string } | null } | null;
}

function openChart(login: ApiLogin, id: string): Promise<Answer<Opening>> {
  return ask(login, "query ($id: ID!) { patient(id: $id) { chart { id counts { kind count } } } }", { id });
}

function* smallExport(): Generator<string> {
  for (let index = 0; index < 20; index += 1) {
    yield JSON.stringify(fhirPatient(`patient-${index}`, `Moreau${index}`, "Lena"));
    yield JSON.stringify(fhirCondition(`condition-${index}`, `patient-${index}`, "Hypertension"));
  }
}

/** Waits until so many lines of an import are in. */
async function untilLinesAreIn(login: ApiLogin, job: string, lines: number): Promise<void> {
  await expect
    .poll(async () => linesOf(await readImport(login, job)), { timeout: 60_000, intervals: [50] })
    .toBeGreaterThan(lines);
}

/** That one import has begun and not ended. */
async function expectInTheMiddle(installation: Installation): Promise<void> {
  const open = await installation.query<{ share: number }>(
    "SELECT done::float / total AS share FROM job WHERE state = 'RUNNING'",
  );
  expect(open).toHaveLength(1);
  expect(open[0]!.share).toBeLessThan(1);
}
