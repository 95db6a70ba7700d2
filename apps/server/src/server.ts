import "reflect-metadata";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { fileURLToPath } from "node:url";
import type { Logger } from "pino";
import { sweepBtgSessions } from "./btg/btg-sweep.ts";
import type { Config } from "./config.ts";
import { reportExportHandler } from "./demographic-report/report-export-handler.ts";
import type { Dependencies } from "./graphql/request-context.ts";
import { buildSchema } from "./graphql/schema.ts";
import { consolePages } from "./http/console-pages.ts";
import { exportHandler } from "./http/export-handler.ts";
import { graphqlHandler } from "./http/graphql-handler.ts";
import { streamHandler } from "./http/stream-handler.ts";
import { sweepEmergencies } from "./emergency-access/emergency-sweep.ts";
import { sweepSessions } from "./identity/session-sweep.ts";
import { Throttle } from "./identity/throttle.ts";
import { repeatInBackground } from "./jobs/repeat-in-background.ts";
import { startJobs } from "./jobs/run-jobs.ts";
import { LiveChannels } from "./live/live-channels.ts";
import { deliverMail } from "./mail/outbox.ts";
import { importHandler } from "./patients/import/import-handler.ts";
import { uploadHandler } from "./patients/import/upload-handler.ts";
import { Secrets } from "./secrets/secrets.ts";
import { VendorSecrets } from "./secrets/vendor-secrets.ts";
import { openStore, type Store } from "./store/store.ts";
import { userExportHandler } from "./users/user-export-handler.ts";

/** A server that is built and not yet listening. */
export interface Server {
  readonly store: Store;
  readonly dependencies: Dependencies;
  /** @throws the socket's error, e.g. EADDRINUSE. */
  listen(): Promise<{ url: string; port: number }>;
  /** Stops listening, cuts live channels off, lets what is under way finish, then closes the database's connections. */
  close(): Promise<void>;
}

/** Between two sweeps, in milliseconds. */
export interface SweepPauses {
  readonly sessions: number;
  readonly btgSessions: number;
  readonly emergencies: number;
}

/** Practices are told of an end within seconds; rows that nobody waits for are cleared away by the minute. */
export const SWEEP_PAUSES: SweepPauses = { sessions: 60_000, btgSessions: 2_000, emergencies: 2_000 };

const CONSOLE_FOLDER = fileURLToPath(new URL("../../console/dist", import.meta.url));
const CONNECTIONS = 20;
const DRAIN_MS = 5_000;

/** The whole server on one port: GraphQL, uploads, downloads, the console. Used by main, tests and benchmarks alike. */
export async function buildServer(options: {
  config: Config;
  appUrl: string;
  vendorUrl: string;
  clock: () => Date;
  log: Logger;
  /** How often it writes down by itself what time has ended; null: never. What is over may do nothing in any case. */
  sweeps: SweepPauses | null;
}): Promise<Server> {
  const { config, clock, log } = options;
  const schema = buildSchema();
  const store = await openStore(options, { connections: CONNECTIONS });
  const jobs = startJobs({
    store,
    clock,
    log,
    handlers: {
      IMPORT: importHandler({ store, clock, dataFolder: config.dataFolder }),
      USER_EXPORT: userExportHandler({ store, clock }),
      REPORT_EXPORT: reportExportHandler({ store, clock }),
    },
  });
  const secrets = new Secrets(config.masterKey);
  const mail = config.mailbox
    ? null
    : deliverMail({
        store,
        secrets,
        clock,
        log,
        stage: config.stage,
        smtpUrl: config.smtpUrl,
        mailFrom: config.mailFrom,
      });
  const live = new LiveChannels({ store, clock, log });
  const sweeps = options.sweeps === null ? [] : startSweeps(options.sweeps, { store, clock, log, config });
  const dependencies: Dependencies = {
    config,
    store,
    clock,
    log,
    throttle: new Throttle(store, config.masterKey),
    secrets,
    vendorSecrets: new VendorSecrets(config.masterKey),
    jobs,
    live,
  };
  const graphql = await graphqlHandler(dependencies, schema);
  const stream = streamHandler(dependencies, schema);
  const upload = uploadHandler(dependencies);
  const download = exportHandler(dependencies);
  const pages = consolePages(CONSOLE_FOLDER, store);
  const handlerOf = (path: string) => {
    if (path === "/graphql") return graphql;
    if (path === "/graphql/stream") return stream;
    if (path.startsWith("/exports/")) return download;
    return path.startsWith("/uploads/") ? upload : null;
  };
  const http = createServer((request: IncomingMessage, response: ServerResponse) => {
    const handling = handlerOf(request.url?.split("?", 1)[0] ?? "")?.(request, response) ?? null;
    if (handling === null) pages(request, response);
    // A handler answers for its own faults; what it could not answer any more ends the connection, never the process.
    else handling.catch(() => request.destroy());
  });
  http.requestTimeout = 0;
  http.headersTimeout = 30_000;
  return {
    store,
    dependencies,
    listen: () =>
      new Promise((resolve, reject) => {
        http.once("error", reject);
        http.listen(config.port, config.host, () => {
          const address = http.address();
          const port = typeof address === "object" && address !== null ? address.port : config.port;
          resolve({ url: config.port === port ? config.publicUrl : `http://127.0.0.1:${port}`, port });
        });
      }),
    async close() {
      await new Promise<void>((resolve) => {
        http.close(() => resolve());
        http.closeIdleConnections();
        void live.close();
        setTimeout(() => http.closeAllConnections(), DRAIN_MS).unref();
      });
      await live.close();
      await jobs.close();
      await Promise.all(sweeps.map((sweep) => sweep.close()));
      await mail?.close();
      await graphql.close();
      await store.close();
    },
  };
}

/** What runs in the background for what ends by the clock alone. */
function startSweeps(pauses: SweepPauses, options: Pick<Dependencies, "store" | "clock" | "log" | "config">) {
  const { log } = options;
  return [
    repeatInBackground({
      pauseMs: pauses.sessions,
      log,
      failure: "Clearing sessions away failed; it will be tried again",
      work: (signal) => sweepSessions(options, signal),
    }),
    repeatInBackground({
      pauseMs: pauses.btgSessions,
      log,
      failure: "Looking for BTG sessions that are over failed",
      work: () => sweepBtgSessions(options),
    }),
    repeatInBackground({
      pauseMs: pauses.emergencies,
      log,
      failure: "Looking for emergency access that is over failed",
      work: () => sweepEmergencies(options),
    }),
  ];
}
