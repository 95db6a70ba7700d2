import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { parseArgs } from "node:util";
import { openBenchDatabase } from "./bench-database.ts";
import { ratioOf, table, type Comparison } from "./comparison.ts";
import { checkSameAnswers, measure } from "./measure.ts";
import { fillPatients } from "./million-patients.ts";
import { applicationUrl, buildConsole, buildOurServer, signIn, signUp, startOurServer } from "./our-server.ts";
import { fillSets } from "./patient-sets.ts";
import { paintSetOverlay } from "./set-overlay.ts";
import { startSide, type Side } from "./side.ts";
import type { BenchPractice, Workload } from "./workload.ts";
import { WORKLOADS, workloadNamed } from "./workloads.ts";

const CACHE = path.resolve(import.meta.dirname, "../../../.cache/bench");
/** Of a practice that uses sets much. */
const SETS = { users: 200, sets: 1_000, members: 500, blocking: 50 };
const CHARTS = { patients: 1_000, entriesEach: 40 };

const { values: options, positionals: names } = parseArgs({
  allowPositionals: true,
  options: {
    patients: { type: "string", default: "100000" },
    rounds: { type: "string", default: "5" },
    seconds: { type: "string", default: "4" },
    connections: { type: "string", default: "16" },
    /** Writes CPU profiles of our server there. */
    profile: { type: "string" },
  },
});

const say = (line: string) => process.stdout.write(`${line}\n`);
const rounds = {
  connections: Number(options.connections),
  rounds: Number(options.rounds),
  seconds: Number(options.seconds),
};
const workloads = names.length === 0 ? WORKLOADS : names.map(workloadNamed);

await using opened = new AsyncDisposableStack();
// PostgreSQL stands apart from this terminal and would outlive a Ctrl-C.
for (const signal of ["SIGINT", "SIGTERM"])
  process.once(signal, () => void opened.disposeAsync().finally(() => process.exit(1)));
await buildOurServer();
await buildConsole();
const database = await openBenchDatabase(CACHE);
opened.defer(() => database.close());
const profiling =
  options.profile === undefined ? [] : ["--cpu-prof", `--cpu-prof-dir=${path.resolve(options.profile)}`];
const ours = await startOurServer(database, profiling);
opened.defer(() => ours.stop());
const { practiceId, token, userName } = await signUp(ours);
const patients = Number(options.patients);
const filled = await fillPatients(database.url, {
  practiceId,
  patients,
  practitioners: Math.max(1, Math.round(patients / 500)),
  charts: CHARTS,
});
say(`${patients.toLocaleString("en-US")} patients in ${(filled.milliseconds / 1000).toFixed(1)} s`);
const { blockedUserName, ...sets } = await fillSets(database.url, { practiceId, ...SETS });
say(`${SETS.sets} sets of ${SETS.members} in ${(sets.milliseconds / 1000).toFixed(1)} s`);
const blockedToken = await signIn(ours, blockedUserName);

const comparisons: Comparison[] = [];
for (const workload of workloads)
  comparisons.push(await compare(workload, { ...filled, practiceId, userIds: sets.userIds }));
say(table(comparisons));
say(`A set of all ${patients.toLocaleString("en-US")} patients saved in ${(await saveEverybody()).toFixed(2)} s`);
const painted = await paintSetOverlay(ours, database.url, { practiceId, userName });
say(
  `Manage Set Access of ${painted.sets.toLocaleString("en-US")} sets painted in ${painted.milliseconds.toFixed(0)} ms`,
);
await save();

async function compare(workload: Workload, practice: BenchPractice): Promise<Comparison> {
  const requests = workload.prepare(practice);
  if (workload.floor === "WITHOUT_BLOCKS") {
    const withoutBlocks: Side = { ...ours, name: "floor" };
    const load = { requests, tokens: { ours: blockedToken, floor: token } };
    const measured = await measure([ours, withoutBlocks], load, rounds);
    return { workload, ours: measured.get("ours")!, floor: measured.get("floor")! };
  }
  const floor = await startFloor(workload);
  try {
    const load = { requests, tokens: { ours: token, floor: token } };
    await checkSameAnswers([ours, floor], load);
    const measured = await measure([ours, floor], load, rounds);
    return { workload, ours: measured.get("ours")!, floor: measured.get("floor")! };
  } finally {
    await floor.stop();
  }
}

async function startFloor({ name }: Workload): Promise<Side> {
  const file = path.join(import.meta.dirname, "floor-server.ts");
  return startSide(
    "floor",
    { file, args: [name, await applicationUrl(database)] },
    (child) =>
      new Promise((resolve) =>
        child.once("message", ({ port }: { port: number }) => resolve(`http://127.0.0.1:${port}/`)),
      ),
  );
}

/** @returns seconds, of the best of three. */
async function saveEverybody(): Promise<number> {
  const seconds: number[] = [];
  for (const name of ["First", "Second", "Third"]) {
    const start = performance.now();
    const response = await fetch(ours.url, {
      method: "POST",
      headers: { "content-type": "application/json", authorization: `Bearer ${token}` },
      body: JSON.stringify({
        query: `mutation ($name: String!) {
          savePatientSet(input: { name: $name, report: { searchFor: [DEMOGRAPHIC_NUMBER] } }) { patientSet { memberCount } } }`,
        variables: { name },
      }),
    });
    const answer: unknown = await response.json();
    seconds.push((performance.now() - start) / 1000);
    const saved = (answer as { data?: { savePatientSet?: { patientSet?: { memberCount?: number } } } }).data
      ?.savePatientSet;
    if (saved?.patientSet?.memberCount !== patients) throw new Error(`No set was saved: ${JSON.stringify(answer)}`);
  }
  return Math.min(...seconds);
}

/** The latest figures, for a machine that compares them with earlier ones. */
async function save(): Promise<void> {
  await mkdir(CACHE, { recursive: true });
  const content = {
    at: new Date().toISOString(),
    node: process.version,
    patients,
    ...rounds,
    workloads: comparisons.map((comparison) => ({
      name: comparison.workload.name,
      target: comparison.workload.target,
      ratio: ratioOf(comparison),
      ours: comparison.ours,
      floor: comparison.floor,
    })),
  };
  const file = path.join(CACHE, "latest.json");
  await writeFile(file, `${JSON.stringify(content, null, 2)}\n`);
  say(`Written to ${path.relative(process.cwd(), file)}`);
}
