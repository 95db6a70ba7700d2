import path from "node:path";
import { makeTemplate, TEST_MASTER_KEY } from "@chartward/testkit/database";
import type { TestProject } from "vitest/node";
import { DataFolderHeldError, holdDataFolder } from "./src/store/data-folder-lock.ts";
import type { DataFolderLock } from "./src/store/data-folder-lock.ts";
import { startEmbeddedPostgres } from "./src/store/embedded-postgres.ts";
import { prepareDatabase } from "./src/store/prepare-database.ts";

/** Clusters of tests outlive a run, since making one takes a second; each run that is under way has its own. */
const CACHE = path.resolve(import.meta.dirname, "../../.cache");

/** Tests need no durability. */
const SETTINGS = {
  fsync: "off",
  full_page_writes: "off",
  synchronous_commit: "off",
  shared_buffers: "128MB",
  max_connections: "200",
};

/** One PostgreSQL and one template database a run. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { lock, dataFolder } = await holdFreeFolder();
  const postgres = await startEmbeddedPostgres({ dataFolder, settings: SETTINGS });
  project.provide(
    "testServer",
    await makeTemplate(postgres.url, (url) =>
      prepareDatabase({ url, masterKey: TEST_MASTER_KEY, stage: "development" }),
    ),
  );
  return async () => {
    await postgres.stop();
    await lock.release();
  };
}

async function holdFreeFolder(): Promise<{ lock: DataFolderLock; dataFolder: string }> {
  for (let number = 1; ; number++) {
    const dataFolder = path.join(CACHE, `test-postgres-${number}`);
    try {
      return { lock: await holdDataFolder(dataFolder, () => "a test run"), dataFolder };
    } catch (error) {
      if (!(error instanceof DataFolderHeldError)) throw error;
    }
  }
}
