import { createServer } from "node:net";

/** What a server of these tests does not take from who runs them; an empty setting counts as absent. */
const UNSET = {
  HOST: "",
  DATABASE_URL: "",
  DATABASE_PORT: "",
  DEPLOYMENT_STAGE: "",
  PUBLIC_URL: "",
  VENDOR_NAME: "",
  SMTP_URL: "",
  MAIL_FROM: "",
  KEY_FILE: "",
  TRUSTED_PROXIES: "",
  DEMO: "",
};

/** The settings of a server with a data folder and a port of its own. */
export function serverSettings(own: { port: number; dataFolder: string }): Record<string, string> {
  return { ...UNSET, PORT: String(own.port), DATA_FOLDER: own.dataFolder, LOG_LEVEL: "fatal" };
}

/** A port that nothing listens on. */
export async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, "127.0.0.1", resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  if (typeof address !== "object" || address === null) throw new Error("There is no free port");
  return address.port;
}
