import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBtg } from "../testing/btg-asks.ts";
import { Canary, DEMOGRAPHICS } from "../testing/canary.ts";
import { exportWholeReport } from "../testing/export-asks.ts";
import { findingProbes, type Sought } from "../testing/finding-probes.ts";
import { ReportAsks } from "../testing/report-asks.ts";
import { showBlockedAs } from "../testing/set-blocks.ts";
import type { TestServer } from "../testing/test-server.ts";
import { leaked, untold } from "../testing/told.ts";
import { addEmployeeLogin } from "../testing/vendor-employees.ts";
import { askingAs, changeEverything, readEverything, readPages } from "../testing/whole-schema.ts";

let canary: Canary;
let server: TestServer;
let sought: Sought;

beforeAll(async () => {
  canary = await Canary.start();
  server = canary.server;
  sought = await canary.soughtByChart();
  await showBlockedAs(server, canary.practice, "CHART");
});
afterAll(() => canary.stop());

const probes = (extent: "FULL" | "LEAN") => findingProbes(sought, extent);
/** Met by nobody but the canary. */
const CONDITION = { conditions: ["Canarypox"] };

describe("a chart that a set blocks, in CHART mode", () => {
  it("shows to a colleague, or this shows nothing", async () => {
    const told = await readEverything(askingAs(server, canary.practice), {
      steps: 1,
      probes: probes("LEAN"),
      ids: await canary.everyId(),
    });
    expect(untold(told, canary.chart)).toEqual([]);
  }, 240_000);

  it("occurs in no byte of any query, for the blocked user, to whom the demographics are open", async () => {
    const told = await readEverything(askingAs(server, canary.blocked), {
      steps: 2,
      probes: probes("FULL"),
      ids: await canary.everyId(),
    });
    expect(leaked(told, canary.chart)).toEqual([]);
    expect(leaked(told, [DEMOGRAPHICS.last])).not.toEqual([]);
  }, 240_000);

  it("occurs in no byte for an agent in BTG on behalf of the blocked user", async () => {
    const btg = await openBtg(server, await addEmployeeLogin(server), canary.blocked);
    const told = await readEverything(btg.ask, { steps: 1, probes: probes("LEAN"), ids: await canary.everyId() });
    expect(leaked(told, canary.chart)).toEqual([]);
  }, 240_000);

  it("occurs in no export, and finds nobody for one, be it made before the block", async () => {
    const everybody = await canary.fileOf(await exportWholeReport(server, canary.blocked));
    const found = await canary.fileOf(await exportWholeReport(server, canary.blocked, CONDITION));
    const before = await Promise.all(canary.exports.map((path) => canary.fileOf(path)));
    expect(leaked([everybody, found, ...before], canary.chart)).toEqual([]);
    expect(everybody.text).toContain(DEMOGRAPHICS.last);
    // That somebody is in it would tell of his chart.
    expect(found.text.trim().split("\n")).toHaveLength(1);
    expect(leaked([found, before[1]!], Object.values(DEMOGRAPHICS))).toEqual([]);
  }, 60_000);

  it("occurs in no event of a live channel", async () => {
    const told = await canary.eventsOfOpenings();
    expect(told.map(({ text }) => text).join()).toContain("opened a blocked chart");
    expect(told).toHaveLength(2);
    expect(leaked(told, canary.chart)).toEqual([]);
  }, 60_000);

  it("occurs in no byte of any mutation, for the blocked user", async () => {
    expect(leaked(await changeEverything(server, canary.blocked, probes("LEAN")), canary.chart)).toEqual([]);
  }, 240_000);

  it("changes no list, count, page or cursor: they are those of a practice in which he has none", async () => {
    const ask = askingAs(server, { token: await server.signIn(canary.blocked.userName) });
    // Opening him is an entry, in the answer to the next; of the log, readings are entries themselves; and what a session has.
    const except = new Set(["node", "patient", "auditEntries", "auditEntriesAdded", "me", "mailbox"]);
    expect(await new ReportAsks(server, canary.practice).found(CONDITION)).toEqual([DEMOGRAPHICS.number]);
    const before = await readPages(ask, probes("FULL"), { except });
    // First and last visit, and the provider of record, stay: they stand with the patient, and are demographics (D5).
    await canary.emptyChart();
    expect(await readPages(ask, probes("FULL"), { except })).toEqual(before);
    expect([...before.values()].some((text) => text.includes('"totalCount":3'))).toBe(true);
  }, 240_000);
});
