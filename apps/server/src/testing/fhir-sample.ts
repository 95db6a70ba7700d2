import { existsSync } from "node:fs";
import path from "node:path";
import { v7 as uuidv7 } from "uuid";
import { SYSTEM } from "../identity/actor.ts";
import { readImportFolder } from "../patients/import/import-folder.ts";
import { runImport } from "../patients/import/run-import.ts";
import type { TestLogin, TestServer } from "./test-server.ts";

/** A Bulk Data export of 13 synthetic patients, which is not part of the project. */
export const FHIR_SAMPLE =
  process.env["CHARTWARD_FHIR_SAMPLE"] ?? path.resolve(import.meta.dirname, "../../../../../shared/data/fhir");

/** Tests of it are skipped where it is not there. */
export const HAS_FHIR_SAMPLE = existsSync(FHIR_SAMPLE);

export async function importFhirSample(server: TestServer, practice: TestLogin): Promise<void> {
  await runImport({
    store: server.server.store,
    clock: () => server.now,
    context: {
      practiceId: practice.practiceUuid,
      actor: SYSTEM,
      requestId: uuidv7(),
      ipAddress: null,
      sessionId: null,
    },
    files: await readImportFolder(FHIR_SAMPLE),
    subject: { type: "Import", id: null, label: "the sample" },
  });
}
