import { randomBytes } from "node:crypto";
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { isIP } from "node:net";
import path from "node:path";
import ipaddr from "ipaddr.js";
import { z } from "zod";

/** Where this installation stands. Only `staging` lifts the BTG lockdown; nothing in a request can (D2). */
export type DeploymentStage = "development" | "staging" | "production";

/** Every setting of an installation, checked. */
export interface Config {
  readonly port: number;
  readonly host: string;
  /** Holds what this machine keeps: the embedded database, the master key. Absolute. */
  readonly dataFolder: string;
  /** Absent: the embedded PostgreSQL serves. */
  readonly databaseUrl?: string;
  /** Of the embedded PostgreSQL; 0: a free one is picked. */
  readonly databasePort: number;
  readonly stage: DeploymentStage;
  /** Where people reach the console: an origin, without a slash at its end. Links in mails begin with it. */
  readonly publicUrl: string;
  readonly vendorName: string;
  /** Absent in development alone: mail is kept in the database. */
  readonly smtpUrl?: string;
  readonly mailFrom: string;
  /** 32 bytes. Keys of practices are wrapped by it, and the database roles' passwords derive from it. */
  readonly masterKey: Buffer;
  /** Addresses and ranges whose X-Forwarded-For is believed. */
  readonly trustedProxies: readonly string[];
  readonly logLevel: "trace" | "debug" | "info" | "warn" | "error" | "fatal" | "silent";
  /** Seeds the demo practice and offers its logins. */
  readonly demo: boolean;
  /** Kept mail can be read at the mailbox page. */
  readonly mailbox: boolean;
}

/** Settings that cannot be used, all of them: each fault is one line with the setting, the rule and the fix. */
export class ConfigError extends Error {
  override name = "ConfigError";

  readonly faults: readonly string[];

  constructor(faults: readonly string[]) {
    super(faults.join("\n"));
    this.faults = faults;
  }
}

const MASTER_KEY_BYTES = 32;

const whole = (rule: string, min: number) =>
  z
    .string()
    .regex(/^\d{1,5}$/, rule)
    .transform(Number)
    .refine((port) => port >= min && port <= 65_535, rule);

const choice = <const T extends readonly [string, ...string[]]>(values: T) =>
  z.enum(values, `must be one of ${values.join(", ")}`);

const url = (rule: string, protocols: readonly string[]) =>
  z.string().refine((text) => URL.canParse(text) && protocols.includes(new URL(text).protocol), rule);

/**
 * The rule of each setting, as the text after its name. No rule repeats the value that it refuses: a URL may hold a password.
 */
const SETTINGS = {
  PORT: whole("must be a port from 1 to 65535, e.g. PORT=4000", 1),
  HOST: z
    .string()
    .refine(
      (host) => isIP(host) !== 0 || /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/i.test(host),
      "must be an address or a host name of this machine, e.g. HOST=127.0.0.1",
    ),
  DATA_FOLDER: z
    .string()
    .refine((folder) => !folder.includes("\0"), "must be a path, e.g. DATA_FOLDER=/var/lib/chartward"),
  DATABASE_URL: url("must be of the form postgresql://user:password@host:5432/database", [
    "postgres:",
    "postgresql:",
  ]).refine(
    (text) => !URL.canParse(text) || new URL(text).pathname.length > 1,
    "must name a database, as in postgresql://user:password@host:5432/database",
  ),
  DATABASE_PORT: whole("must be a port from 1 to 65535, or 0 for a free one", 0),
  DEPLOYMENT_STAGE: choice(["development", "staging", "production"]),
  PUBLIC_URL: url("must be an origin, e.g. PUBLIC_URL=https://chartward.example.com", ["http:", "https:"])
    .refine(
      (text) => !URL.canParse(text) || new URL(text).href === `${new URL(text).origin}/`,
      "must be an origin without path, query or login, e.g. PUBLIC_URL=https://chartward.example.com",
    )
    .refine(
      (text) => !URL.canParse(text) || new URL(text).protocol === "https:" || isLoopback(new URL(text).hostname),
      "must begin with https:// unless it names this machine; browsers keep the session's cookie only then",
    )
    .transform((text) => (URL.canParse(text) ? new URL(text).origin : text)),
  VENDOR_NAME: z.string().max(80, "must be at most 80 characters long, e.g. VENDOR_NAME=DrChrono"),
  SMTP_URL: url("must be of the form smtp://user:password@host:587 or smtps://user:password@host:465", [
    "smtp:",
    "smtps:",
  ]),
  MAIL_FROM: z.email("must be an e-mail address, e.g. MAIL_FROM=chartward@example.com"),
  KEY_FILE: z.string(),
  TRUSTED_PROXIES: z
    .string()
    .transform((text) => text.split(/[\s,]+/).filter((part) => part !== ""))
    .refine(
      (proxies) => proxies.every((proxy) => ipaddr.isValid(proxy) || ipaddr.isValidCIDR(proxy)),
      "must be a list of addresses or ranges, e.g. TRUSTED_PROXIES=10.0.0.0/8,192.168.1.7",
    ),
  LOG_LEVEL: choice(["trace", "debug", "info", "warn", "error", "fatal", "silent"]),
  DEMO: choice(["true", "false"]).transform((text) => text === "true"),
} satisfies Record<string, z.ZodType>;

type Settings = { [Name in keyof typeof SETTINGS]?: z.infer<(typeof SETTINGS)[Name]> };

/**
 * Reads the settings; an empty one counts as absent. In development the master key is made when its file is absent.
 * @param root where a relative DATA_FOLDER or KEY_FILE starts, and where `.chartward` stands by default.
 * @throws ConfigError with every fault at once.
 */
export function readConfig(env: NodeJS.ProcessEnv, root: string): Config {
  const { settings, faults } = parseSettings(env);
  const stage = settings.DEPLOYMENT_STAGE ?? "development";
  const port = settings.PORT ?? 4000;
  const host = settings.HOST ?? "127.0.0.1";
  const dataFolder = path.resolve(root, settings.DATA_FOLDER ?? ".chartward");
  const keyFile =
    settings.KEY_FILE === undefined ? path.join(dataFolder, "master.key") : path.resolve(root, settings.KEY_FILE);
  // A setting that is present and wrong has its fault already; the rules between settings look at what was meant to be set.
  const isSet = (name: keyof Settings) => (env[name] ?? "").trim() !== "";

  if (stage !== "development") {
    if (!isSet("PUBLIC_URL"))
      faults.push(`PUBLIC_URL is required in ${stage}: the https origin of the console, for links in mails`);
    if (!isSet("SMTP_URL"))
      faults.push(`SMTP_URL is required in ${stage}, e.g. SMTP_URL=smtps://user:password@mail.example.com`);
    if (!isSet("KEY_FILE")) faults.push(`KEY_FILE is required in ${stage}: a file made with: openssl rand -base64 32`);
  }
  if (isSet("SMTP_URL") && !isSet("MAIL_FROM"))
    faults.push("MAIL_FROM is required with SMTP_URL: the address that mails come from");

  // D2: strangers must reach neither the demo logins nor other people's mail.
  const sheltered = stage === "development" && !isSet("DATABASE_URL") && isLoopback(host);
  if (settings.DEMO === true && !sheltered) {
    faults.push(
      "DEMO=true needs DEPLOYMENT_STAGE=development, the embedded database and a loopback HOST; leave one of them out",
    );
  }

  let masterKey: Buffer | undefined;
  try {
    if (isSet("KEY_FILE") || existsSync(keyFile)) masterKey = readMasterKey(keyFile);
    else if (stage === "development" && faults.length === 0) masterKey = makeMasterKey(keyFile);
  } catch (error) {
    faults.push(`KEY_FILE ${(error as Error).message}`);
  }
  if (faults.length > 0 || masterKey === undefined) throw new ConfigError(faults);

  return {
    port,
    host,
    dataFolder,
    ...(settings.DATABASE_URL !== undefined && { databaseUrl: settings.DATABASE_URL }),
    databasePort: settings.DATABASE_PORT ?? 0,
    stage,
    publicUrl: settings.PUBLIC_URL ?? `http://localhost:${port}`,
    vendorName: settings.VENDOR_NAME ?? "DrChrono",
    ...(settings.SMTP_URL !== undefined && { smtpUrl: settings.SMTP_URL }),
    mailFrom: settings.MAIL_FROM ?? "chartward@localhost",
    masterKey,
    trustedProxies: settings.TRUSTED_PROXIES ?? [],
    logLevel: settings.LOG_LEVEL ?? "info",
    demo: settings.DEMO ?? sheltered,
    mailbox: sheltered && settings.SMTP_URL === undefined,
  };
}

function parseSettings(env: NodeJS.ProcessEnv): { settings: Settings; faults: string[] } {
  const faults: string[] = [];
  const settings: Record<string, unknown> = {};
  for (const [name, rule] of Object.entries(SETTINGS)) {
    const text = env[name]?.trim();
    if (text === undefined || text === "") continue;
    const result = rule.safeParse(text);
    if (result.success) settings[name] = result.data;
    else faults.push(`${name} ${result.error.issues[0]!.message}`);
  }
  return { settings, faults };
}

/** Whether only this machine reaches the host. */
function isLoopback(host: string): boolean {
  if (host === "localhost") return true;
  const address = host.replace(/^\[(.*)\]$/, "$1");
  return ipaddr.isValid(address) && ipaddr.process(address).range() === "loopback";
}

/** @throws Error whose message goes on after the setting's name, e.g. "KEY_FILE". */
export function readMasterKey(file: string): Buffer {
  let text: string;
  try {
    text = readFileSync(file, "utf8").trim();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT")
      throw new Error(`names no file: ${file}; make it with: openssl rand -base64 32`, { cause: error });
    throw new Error(`cannot be read (${code}): ${file}; give this user the right to read it`, { cause: error });
  }
  const key = /^[0-9a-f]{64}$/i.test(text) ? Buffer.from(text, "hex") : Buffer.from(text, "base64");
  const canonical = key.length === MASTER_KEY_BYTES && (text.length === 64 || key.toString("base64") === text);
  if (!canonical) {
    throw new Error(
      `must hold 32 bytes as base64 or 64 hex digits: ${file}; make a new one with: openssl rand -base64 32`,
    );
  }
  return key;
}

function makeMasterKey(file: string): Buffer {
  const draft = `${file}.${randomBytes(6).toString("hex")}`;
  try {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(draft, `${randomBytes(MASTER_KEY_BYTES).toString("base64")}\n`, { mode: 0o600, flush: true });
    // Unlike a rename, a link never replaces the key that another process has just made.
    linkSync(draft, file);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== "EEXIST") {
      throw new Error(`cannot be written (${code}): ${file}; set DATA_FOLDER or KEY_FILE to a place that can`, {
        cause: error,
      });
    }
  } finally {
    rmSync(draft, { force: true });
  }
  return readMasterKey(file);
}
