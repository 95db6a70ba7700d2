/*
 * A server in a process of its own, so that a test can kill it: `node server-process.ts <application's URL> <vendor's URL> <master key> <moment>`.
 * It says the port that it listens on. Vite loads the sources, since Node by itself knows no decorators.
 */
import path from "node:path";
import pino from "pino";
import { createServer } from "vite";
import type { buildServer } from "../server.ts";

const [appUrl, vendorUrl, masterKey, moment] = process.argv.slice(2) as [string, string, string, string];
const root = path.resolve(import.meta.dirname, "../..");
const vite = await createServer({
  root,
  logLevel: "error",
  appType: "custom",
  server: { middlewareMode: true, ws: false, watch: null },
  optimizeDeps: { noDiscovery: true },
});
const loaded = (await vite.ssrLoadModule("/src/server.ts")) as { buildServer: typeof buildServer };
const server = await loaded.buildServer({
  config: {
    port: 0,
    host: "127.0.0.1",
    dataFolder: root,
    databasePort: 0,
    stage: "development",
    publicUrl: "http://localhost:4000",
    vendorName: "DrChrono",
    mailFrom: "chartward@localhost",
    masterKey: Buffer.from(masterKey, "base64"),
    trustedProxies: [],
    logLevel: "silent",
    demo: false,
    mailbox: true,
  },
  appUrl,
  vendorUrl,
  clock: () => new Date(moment),
  log: pino({ level: "silent" }),
  sweeps: null,
});
const { port } = await server.listen();
process.stdout.write(`${port}\n`);
