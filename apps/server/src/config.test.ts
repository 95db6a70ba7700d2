import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ConfigError, readConfig } from "./config.ts";

let root: string;

beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), "chartward-config-"));
});

afterEach(() => {
  chmodSync(root, 0o700);
  rmSync(root, { recursive: true, force: true });
});

const faultsOf = (env: NodeJS.ProcessEnv): readonly string[] => {
  try {
    readConfig(env, root);
  } catch (error) {
    if (error instanceof ConfigError) return error.faults;
    throw error;
  }
  return [];
};

const keyFile = (text: string): string => {
  const file = path.join(root, "test.key");
  writeFileSync(file, text);
  return file;
};

const HEX_KEY = "0123456789abcdef".repeat(4);

describe("readConfig", () => {
  it("needs nothing in development", () => {
    const config = readConfig({}, root);
    expect(config).toMatchObject({
      port: 4000,
      host: "127.0.0.1",
      dataFolder: path.join(root, ".chartward"),
      databasePort: 0,
      stage: "development",
      publicUrl: "http://localhost:4000",
      vendorName: "DrChrono",
      trustedProxies: [],
      logLevel: "info",
      demo: true,
      mailbox: true,
    });
    expect(config).not.toHaveProperty("databaseUrl");
    expect(config).not.toHaveProperty("smtpUrl");
  });

  it("makes the master key once, readable by its owner alone", () => {
    const first = readConfig({}, root).masterKey;
    expect(first).toHaveLength(32);
    expect(readConfig({}, root).masterKey).toEqual(first);
    expect(statSync(path.join(root, ".chartward/master.key")).mode & 0o777).toBe(0o600);
  });

  it("takes a key as hex digits or base64", () => {
    const key = Buffer.from(HEX_KEY, "hex");
    expect(readConfig({ KEY_FILE: keyFile(`${HEX_KEY}\n`) }, root).masterKey).toEqual(key);
    expect(readConfig({ KEY_FILE: keyFile(key.toString("base64")) }, root).masterKey).toEqual(key);
  });

  it("takes a production's settings", () => {
    const config = readConfig(
      {
        DEPLOYMENT_STAGE: "production",
        HOST: "0.0.0.0",
        PORT: "8080",
        PUBLIC_URL: "https://chartward.example.com/",
        DATABASE_URL: "postgresql://admin:secret@db.example.com/chartward",
        SMTP_URL: "smtps://mail.example.com",
        MAIL_FROM: "chartward@example.com",
        KEY_FILE: keyFile(HEX_KEY),
        TRUSTED_PROXIES: "10.0.0.0/8, 192.168.1.7",
      },
      root,
    );
    expect(config).toMatchObject({
      publicUrl: "https://chartward.example.com",
      trustedProxies: ["10.0.0.0/8", "192.168.1.7"],
      demo: false,
      mailbox: false,
    });
  });

  it("counts an empty setting as absent", () => {
    expect(readConfig({ PORT: "", DATABASE_URL: " ", DEMO: "" }, root)).toMatchObject({ port: 4000, demo: true });
  });

  it("reports every fault at once, each with its setting", () => {
    const faults = faultsOf({
      PORT: "70000",
      HOST: "not a host",
      DATABASE_URL: "mysql://x/y",
      DATABASE_PORT: "-1",
      DEPLOYMENT_STAGE: "Staging",
      PUBLIC_URL: "ftp://x",
      SMTP_URL: "mail.example.com",
      MAIL_FROM: "nobody",
      KEY_FILE: "missing.key",
      TRUSTED_PROXIES: "10.0.0.0/8,proxy",
      LOG_LEVEL: "loud",
      DEMO: "yes",
    });
    expect(faults.map((fault) => fault.split(" ")[0])).toEqual([
      "PORT",
      "HOST",
      "DATABASE_URL",
      "DATABASE_PORT",
      "DEPLOYMENT_STAGE",
      "PUBLIC_URL",
      "SMTP_URL",
      "MAIL_FROM",
      "TRUSTED_PROXIES",
      "LOG_LEVEL",
      "DEMO",
      "KEY_FILE",
    ]);
  });

  it("names what staging and production require", () => {
    for (const stage of ["staging", "production"]) {
      expect(faultsOf({ DEPLOYMENT_STAGE: stage }).map((fault) => fault.split(" ")[0])).toEqual([
        "PUBLIC_URL",
        "SMTP_URL",
        "KEY_FILE",
      ]);
    }
  });

  it("never repeats a secret", () => {
    const faults = faultsOf({
      DATABASE_URL: "postgresql://admin:hunter2@db.example.com",
      SMTP_URL: "imap://mail:hunter2@example.com",
      KEY_FILE: keyFile("hunter2"),
    });
    expect(faults).toHaveLength(4);
    expect(faults.join()).not.toContain("hunter2");
  });

  it.each([
    ["http://chartward.example.com", 1],
    ["https://chartward.example.com/console", 1],
    ["https://user@chartward.example.com", 1],
    ["http://127.0.0.1:4000", 0],
    ["http://[::1]:4000", 0],
    ["http://localhost:9999/", 0],
    ["https://chartward.example.com", 0],
  ])("PUBLIC_URL %s: %i faults", (publicUrl, count) => {
    expect(faultsOf({ PUBLIC_URL: publicUrl })).toHaveLength(count);
  });

  it.each([
    [
      "another stage",
      { DEPLOYMENT_STAGE: "staging", PUBLIC_URL: "https://x.example", SMTP_URL: "smtp://x", MAIL_FROM: "a@b.example" },
    ],
    ["another database", { DATABASE_URL: "postgresql://localhost/x" }],
    ["an open address", { HOST: "0.0.0.0" }],
    ["an open IPv6 address", { HOST: "::" }],
  ])("D2: no demo logins and no mailbox with %s", (_, env) => {
    const withKey = { ...env, KEY_FILE: keyFile(HEX_KEY) };
    expect(readConfig(withKey, root)).toMatchObject({ demo: false, mailbox: false });
    expect(faultsOf({ ...withKey, DEMO: "true" })).toEqual([expect.stringMatching(/^DEMO=true needs/)]);
  });

  it("has no mailbox where mail is sent", () => {
    expect(readConfig({ SMTP_URL: "smtp://localhost", MAIL_FROM: "a@b.example" }, root).mailbox).toBe(false);
  });

  it.each(["", "short", HEX_KEY.slice(1), `${HEX_KEY}0`, "!".repeat(44)])(
    "refuses the key %j and leaves its file alone",
    (text) => {
      const file = keyFile(text);
      expect(faultsOf({ KEY_FILE: file })).toEqual([expect.stringMatching(/^KEY_FILE must hold 32 bytes/)]);
      expect(readFileSync(file, "utf8")).toBe(text);
    },
  );
});
