import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBtg } from "../testing/btg-asks.ts";
import { Canary, DEMOGRAPHICS } from "../testing/canary.ts";
import { exportWholeReport } from "../testing/export-asks.ts";
import { findingProbes } from "../testing/finding-probes.ts";
import type { TestServer } from "../testing/test-server.ts";
import { leaked, untold } from "../testing/told.ts";
import { addEmployeeLogin } from "../testing/vendor-employees.ts";
import { askingAs, changeEverything, readEverything, readPages } from "../testing/whole-schema.ts";

let canary: Canary;
let server: TestServer;

beforeAll(async () => {
  canary = await Canary.start();
  server = canary.server;
});
afterAll(() => canary.stop());

const probes = (extent: "FULL" | "LEAN") => findingProbes(canary.sought, extent);

describe("a patient whom a set blocks, in RECORD mode", () => {
  it("shows to a colleague, or this shows nothing", async () => {
    // The record, the chart, and an entry of each kind.
    expect(canary.ids).toHaveLength(9);
    const told = await readEverything(askingAs(server, canary.practice), {
      steps: 2,
      probes: probes("LEAN"),
      ids: await canary.everyId(),
    });
    // By the id that the source gave him he can be named, but is shown to nobody.
    expect(untold(told, canary.all)).toEqual([DEMOGRAPHICS.fhirId]);
  }, 240_000);

  it("occurs in no byte of any query, for the blocked user", async () => {
    const told = await readEverything(askingAs(server, canary.blocked), {
      steps: 2,
      probes: probes("FULL"),
      ids: await canary.everyId(),
    });
    expect(leaked(told, canary.all)).toEqual([]);
  }, 240_000);

  it("occurs in no byte for an agent in BTG on behalf of the blocked user", async () => {
    const btg = await openBtg(server, await addEmployeeLogin(server), canary.blocked);
    const told = await readEverything(btg.ask, { steps: 1, probes: probes("LEAN"), ids: await canary.everyId() });
    expect(leaked(told, canary.all)).toEqual([]);
  }, 240_000);

  it("occurs in no export, be it made before the block", async () => {
    const now = await canary.fileOf(await exportWholeReport(server, canary.blocked));
    const before = await Promise.all(canary.exports.map((path) => canary.fileOf(path)));
    expect(leaked([now, ...before], canary.all)).toEqual([]);
    expect(now.text).toContain("Abbott");
    expect(now.text.trim().split("\n")).toHaveLength(3);
  }, 60_000);

  it("occurs in no event of a live channel", async () => {
    const told = await canary.eventsOfOpenings();
    expect(told.map(({ text }) => text).join()).toContain("opened a blocked chart");
    expect(told).toHaveLength(2);
    expect(leaked(told, canary.all)).toEqual([]);
  }, 60_000);

  it("occurs in no byte of any mutation, for the blocked user", async () => {
    expect(leaked(await changeEverything(server, canary.blocked, probes("LEAN")), canary.all)).toEqual([]);
  }, 240_000);

  it("changes no list, count, page or cursor: they are those of a practice without him", async () => {
    const ask = askingAs(server, { token: await server.signIn(canary.blocked.userName) });
    // Openings tell a blocked record from a missing one (D5); of the log, readings are entries themselves; and what a session has.
    const except = new Set([
      "node",
      "patient",
      "auditEntries",
      "auditEntriesAdded",
      "me",
      "checkAccess",
      "checkAccessBatch",
      "mailbox",
    ]);
    // That somebody opened him past a block is history, which stays.
    await server.rows("DELETE FROM chart_override");
    const before = await readPages(ask, probes("FULL"), { except });
    await server.rows("DELETE FROM set_block WHERE user_id = $1", [canary.blocked.userUuid]);
    await server.rows("DELETE FROM patient_link");
    await server.rows("DELETE FROM patient_set_member WHERE patient_id = $1", [canary.patient]);
    await canary.emptyChart();
    await server.rows("DELETE FROM patient WHERE id = $1", [canary.patient]);
    expect(await readPages(ask, probes("FULL"), { except })).toEqual(before);
    expect([...before.values()].some((text) => text.includes('"totalCount":2'))).toBe(true);
  }, 240_000);
});
