import { createTestDatabase } from "@chartward/testkit/database";
import pg from "pg";
import { v7 as uuidv7 } from "uuid";
import { describe, expect, test } from "vitest";
import { SYSTEM } from "../../identity/actor.ts";
import { openStore } from "../../store/store.ts";
import { FHIR_SAMPLE, HAS_FHIR_SAMPLE } from "../../testing/fhir-sample.ts";
import { readImportFolder } from "./import-folder.ts";
import { totalOf } from "./import-state.ts";
import { runImport } from "./run-import.ts";

// Reported as skipped, by name, where the data is not there.
describe.skipIf(!HAS_FHIR_SAMPLE)("The shared FHIR sample (CHARTWARD_FHIR_SAMPLE)", () => {
  test("goes in without a bad line; again, it changes nothing", async () => {
    const database = await createTestDatabase();
    const store = await openStore(database, { connections: 2 });
    const admin = new pg.Client({ connectionString: database.adminUrl });
    await admin.connect();
    try {
      const practiceId = uuidv7();
      await admin.query(
        "INSERT INTO practice (id, name, time_zone, created_at) VALUES ($1, 'Harbor', 'America/Chicago', now())",
        [practiceId],
      );
      const files = await readImportFolder(FHIR_SAMPLE);
      const run = async () => {
        const { counts } = await runImport({
          store,
          clock: () => new Date(),
          context: { practiceId, actor: SYSTEM, requestId: uuidv7(), ipAddress: null, sessionId: null },
          files,
          subject: { type: "Import", id: null, label: "the sample" },
        });
        return totalOf(counts);
      };
      const content = async () =>
        (
          await admin.query(
            "SELECT (SELECT json_agg(p ORDER BY id)::text FROM patient p) AS patients, (SELECT md5(string_agg(e::text, '' ORDER BY id)) FROM chart_entry e) AS entries",
          )
        ).rows;
      expect(await run()).toEqual({ created: 7_014, updated: 0, unchanged: 0, ignored: 130, bad: 0 });
      const before = await content();
      expect(await run()).toEqual({ created: 0, updated: 0, unchanged: 7_014, ignored: 130, bad: 0 });
      expect(await content()).toEqual(before);
      const { rows } = await admin.query(
        `SELECT min(demographic_number), max(demographic_number), count(*)::integer AS patients, count(mrn)::integer AS mrns,
           count(practitioner_id)::integer AS providers, count(last_visit)::integer AS visited FROM patient`,
      );
      expect(rows).toEqual([{ min: 10_001, max: 10_013, patients: 13, mrns: 13, providers: 13, visited: 13 }]);
    } finally {
      await store.close();
      await admin.end();
      await database.drop();
    }
  });
});
