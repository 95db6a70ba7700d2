import "reflect-metadata";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { fileURLToPath } from "node:url";
import type { Logger } from "pino";
import type { Config } from "./config.ts";
import type { Dependencies } from "./graphql/request-context.ts";
import { consolePages } from "./http/console-pages.ts";
import { graphqlHandler } from "./http/graphql-handler.ts";
import { Throttle } from "./identity/throttle.ts";
import { startJobs } from "./jobs/run-jobs.ts";
import { deliverMail } from "./mail/mail.service.ts";
import { importHandler } from "./patients/import/import-handler.ts";
import { uploadHandler } from "./patients/import/upload-handler.ts";
import { openStore, type Store } from "./store/store.ts";

/** A server that is built and not yet listening. */
export interface Server {
  readonly store: Store;
  readonly dependencies: Dependencies;
  /** @throws the socket's error, e.g. EADDRINUSE. */
  listen(): Promise<{ url: string; port: number }>;
  /** Stops listening, lets what is under way finish, then closes the database's connections. */
  close(): Promise<void>;
}

const CONSOLE_FOLDER = fileURLToPath(new URL("../../console/dist", import.meta.url));
const CONNECTIONS = 20;
const DRAIN_MS = 5_000;

/** The whole server on one port: GraphQL, uploads, the console. Used by main, tests and benchmarks alike. */
export async function buildServer(options: {
  config: Config;
  appUrl: string;
  clock: () => Date;
  log: Logger;
}): Promise<Server> {
  const { config, clock, log } = options;
  const store = await openStore(options.appUrl, { connections: CONNECTIONS });
  const jobs = startJobs({
    store,
    clock,
    log,
    handlers: { IMPORT: importHandler({ store, clock, dataFolder: config.dataFolder }) },
  });
  const mail =
    config.smtpUrl === undefined
      ? null
      : deliverMail({ store, clock, log, smtpUrl: config.smtpUrl, from: config.mailFrom });
  const dependencies: Dependencies = {
    config,
    store,
    clock,
    log,
    throttle: new Throttle(store, config.masterKey),
    jobs,
  };
  const graphql = await graphqlHandler(dependencies);
  const upload = uploadHandler(dependencies);
  const pages = consolePages(CONSOLE_FOLDER, store);
  const http = createServer((request: IncomingMessage, response: ServerResponse) => {
    const path = request.url?.split("?", 1)[0];
    const handling =
      path === "/graphql"
        ? graphql(request, response)
        : path?.startsWith("/uploads/")
          ? upload(request, response)
          : null;
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
        setTimeout(() => http.closeAllConnections(), DRAIN_MS).unref();
      });
      await jobs.close();
      await mail?.close();
      await graphql.close();
      await store.close();
    },
  };
}
