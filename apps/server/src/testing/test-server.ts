import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { createTestDatabase, TEST_MASTER_KEY, type TestDatabase } from "@chartward/testkit/database";
import pg from "pg";
import pino from "pino";
import { v7 as uuidv7 } from "uuid";
import type { ShippedRoleKey } from "../access/shipped-roles.ts";
import type { Config } from "../config.ts";
import { SYSTEM, type OperationContext } from "../identity/actor.ts";
import { hashPassword } from "../identity/passwords.ts";
import { buildServer, type Server, type SweepPauses } from "../server.ts";
import { inTransaction } from "../store/transaction.ts";
import { addUser } from "../users/add-user.service.ts";

/** The password of every user of the tests; its hash is made once a file. */
export const PASSWORD = "correct horse 7";
const passwordHash = hashPassword(PASSWORD);

/** What a test's own document answers: its assertions say what that must be, so that a type would say it twice. */
// oxlint-disable-next-line typescript/no-explicit-any
export type Loose = any; // as said above

/** What an operation answered. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly data: Loose;
  readonly errors: readonly { message: string; path?: string[]; extensions: Record<string, unknown> }[];
  readonly text: string;
}

/** A login of a test, signed in. */
export interface TestLogin {
  readonly userName: string;
  readonly token: string;
  readonly userUuid: string;
  readonly practiceUuid: string;
}

/** A whole server over HTTP, with a database, a clock and a data folder of its own. */
export class TestServer {
  readonly server: Server;
  readonly url: string;
  readonly database: TestDatabase;
  readonly config: Config;

  readonly #time: { now: Date };

  private constructor(server: Server, url: string, database: TestDatabase, config: Config, time: { now: Date }) {
    this.server = server;
    this.url = url;
    this.database = database;
    this.config = config;
    this.#time = time;
  }

  /** Moves only when a test moves it; the database's own clock decides nothing. */
  get now(): Date {
    return this.#time.now;
  }

  set now(moment: Date) {
    this.#time.now = moment;
  }

  /**
   * @param overrides settings other than a test's usual ones.
   * @param options `database`: one that exists already; `lines`: where its log goes; `sweeps`: else only the test sweeps, since what came
   *   by itself between two of its steps would see half of them.
   */
  static async start(
    overrides: Partial<Config> = {},
    options: { database?: TestDatabase; lines?: string[]; sweeps?: SweepPauses } = {},
  ): Promise<TestServer> {
    const { lines, sweeps = null } = options;
    const own = options.database ?? (await createTestDatabase());
    const dataFolder = await mkdtemp(path.join(tmpdir(), "chartward-test-"));
    const config: Config = {
      port: 0,
      host: "127.0.0.1",
      dataFolder,
      databasePort: 0,
      stage: "development",
      publicUrl: "http://localhost:4000",
      vendorName: "DrChrono",
      mailFrom: "chartward@localhost",
      masterKey: TEST_MASTER_KEY,
      trustedProxies: [],
      logLevel: "silent",
      demo: false,
      mailbox: true,
      ...overrides,
    };
    const time = { now: new Date() };
    const server = await buildServer({
      config,
      appUrl: own.appUrl,
      vendorUrl: own.vendorUrl,
      clock: () => new Date(time.now),
      log: pino(
        { level: config.logLevel },
        { write: (line) => (lines === undefined ? process.stdout.write(line) : lines.push(line)) },
      ),
      sweeps,
    });
    const { port } = await server.listen();
    return new TestServer(server, `http://127.0.0.1:${port}`, own, config, time);
  }

  async stop(): Promise<void> {
    await this.server.close();
    await this.database.drop();
    await rm(this.config.dataFolder, { recursive: true, force: true });
  }

  /** Asks an operation as a program does: over HTTP, with a bearer token if there is one. */
  async ask(
    query: string,
    options: { variables?: object; token?: string; headers?: Record<string, string> } = {},
  ): Promise<Answer> {
    const { variables = {}, token, headers = {} } = options;
    const response = await fetch(`${this.url}/graphql`, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...headers,
      },
      body: JSON.stringify({ query, variables }),
    });
    const text = await response.text();
    const { data = null, errors = [] } = JSON.parse(text) as { data?: unknown; errors?: Answer["errors"] };
    return { status: response.status, headers: response.headers, data, errors, text };
  }

  /** A practice of its own, by sign-up: its administrator, signed in. */
  async signUp(practiceName = "Harbor Family Medicine"): Promise<TestLogin> {
    const userName = `u${uuidv7().slice(-12)}`;
    const { data, text } = await this.ask(
      `mutation ($input: SignUpInput!) { signUp(input: $input) { bearerToken practice { id } session { user { id } } userErrors { message } } }`,
      {
        variables: {
          input: {
            practiceName,
            firstName: "Grace",
            lastName: "Adeyemi",
            userName,
            email: `${userName}@example.org`,
            password: PASSWORD,
            passwordConfirmation: PASSWORD,
            delivery: "BEARER",
          },
        },
      },
    );
    if (typeof data?.signUp?.bearerToken !== "string") throw new Error(text);
    return {
      userName,
      token: data.signUp.bearerToken,
      userUuid: uuidOf(data.signUp.session.user.id),
      practiceUuid: uuidOf(data.signUp.practice.id),
    };
  }

  /** Another user of the practice, holding TABS and one role, signed in. */
  async addLogin(practice: TestLogin, role: ShippedRoleKey, kind: "PROVIDER" | "STAFF" = "STAFF"): Promise<TestLogin> {
    const userName = `u${uuidv7().slice(-12)}`;
    const roles = await this.rows(`SELECT id FROM role WHERE practice_id = $1 AND shipped = ANY($2)`, [
      practice.practiceUuid,
      ["TABS", role],
    ]);
    const hash = await passwordHash;
    const user = await this.inPractice(practice, (tx) =>
      addUser(tx, this.server.dependencies.secrets, {
        kind,
        userName,
        email: `${userName}@example.org`,
        firstName: "Jordan",
        lastName: "Blake",
        passwordHash: hash,
        roles: roles.map((row) => row["id"] as string),
      }),
    );
    return { userName, token: await this.signIn(userName), userUuid: user.id, practiceUuid: practice.practiceUuid };
  }

  async signIn(login: string, password = PASSWORD): Promise<string> {
    const { data, text } = await this.ask(
      `mutation ($input: SignInInput!) { signIn(input: $input) { bearerToken userErrors { code } } }`,
      { variables: { input: { login, password, delivery: "BEARER" } } },
    );
    if (typeof data?.signIn?.bearerToken !== "string") throw new Error(text);
    return data.signIn.bearerToken;
  }

  /** Work in a practice as the product itself does it. */
  inPractice<T>(practice: TestLogin, work: Parameters<typeof inTransaction<T>>[3]): Promise<T> {
    const context: OperationContext = {
      practiceId: practice.practiceUuid,
      actor: SYSTEM,
      requestId: "test",
      ipAddress: null,
      sessionId: null,
    };
    return inTransaction(this.server.store, context, new Date(this.now), work);
  }

  /** Rows as the superuser sees them: what is really there. */
  async rows(text: string, values: unknown[] = []): Promise<Record<string, Loose>[]> {
    const client = new pg.Client({ connectionString: this.database.adminUrl });
    await client.connect();
    try {
      return (await client.query<Record<string, unknown>>(text, values)).rows;
    } finally {
      await client.end();
    }
  }

  /** The entries of a practice's log, oldest first, as they are stored. */
  async log(practice: TestLogin): Promise<{ action: string; outcome: string; payload: Loose }[]> {
    const rows = await this.rows(
      "SELECT action, outcome, payload FROM audit_entry WHERE practice_id = $1 ORDER BY id",
      [practice.practiceUuid],
    );
    return rows.map((row) => ({ action: row["action"], outcome: row["outcome"], payload: JSON.parse(row["payload"]) }));
  }

  /** Moves the clock on. */
  pass(milliseconds: number): void {
    this.now = new Date(this.now.getTime() + milliseconds);
  }
}

/** The key in an opaque id. */
export function uuidOf(id: string): string {
  return Buffer.from(id, "base64url").toString().split(":")[1]!;
}
