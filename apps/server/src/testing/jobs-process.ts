/* A process that does nothing but jobs, so that a test can kill it: `node jobs-process.ts <application's URL> <vendor's URL> <data folder>`. */
import pino from "pino";
import { startJobs } from "../jobs/run-jobs.ts";
import { importHandler } from "../patients/import/import-handler.ts";
import { openStore } from "../store/store.ts";
import { userExportHandler } from "../users/user-export-handler.ts";

const [appUrl, vendorUrl, dataFolder] = process.argv.slice(2) as [string, string, string];
const store = await openStore({ appUrl, vendorUrl }, { connections: 4 });
const clock = () => new Date();
const exports = userExportHandler({ store, clock });
startJobs({
  store,
  clock,
  log: pino({ level: "warn" }),
  // No report is exported here: its handler comes with GraphQL's decorators, which Node alone does not read.
  handlers: { IMPORT: importHandler({ store, clock, dataFolder }), USER_EXPORT: exports, REPORT_EXPORT: exports },
});
