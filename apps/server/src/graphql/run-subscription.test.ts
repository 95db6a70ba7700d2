import "reflect-metadata";
import { IncomingMessage, ServerResponse } from "node:http";
import { Socket } from "node:net";
import { extendSchema, parse, type GraphQLSchema } from "graphql";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { contextOf } from "../http/graphql-request.ts";
import { readToken } from "../identity/credential.ts";
import { signal } from "../live/signal.ts";
import { untilListening } from "../testing/live-stream.ts";
import { TestServer, type Loose, type TestLogin } from "../testing/test-server.ts";
import { enforceAccess } from "./access-directive.ts";
import type { RootContext, SubscriptionContext } from "./request-context.ts";
import { subscriptionRunner } from "./run-subscription.ts";
import { declareSchema } from "./schema.ts";

/** The schema, with a field whose events name what to read, as fields of Subscription usually do. */
function schemaWithSignals(): GraphQLSchema {
  const schema = extendSchema(
    declareSchema(),
    parse("extend type Subscription { userChanged: String @access(right: USER_READ) }"),
  );
  const field = schema.getSubscriptionType()!.getFields()["userChanged"]!;
  field.subscribe = (_source, _args, { openChannel }: SubscriptionContext) =>
    openChannel({ onSignal: (heard) => (heard.kind === "user" ? heard : undefined) });
  field.resolve = async ({ id }: { id: string }, _args, { tx }: RootContext) => {
    const { rows } = await sql<{ last_name: string }>`SELECT last_name FROM user_account WHERE id = ${id}`.execute(
      tx.db,
    );
    return rows[0]?.last_name ?? null;
  };
  return enforceAccess(schema);
}

let server: TestServer;
let practice: TestLogin;
let reader: TestLogin;

beforeAll(async () => {
  server = await TestServer.start();
  practice = await server.signUp();
  reader = await server.addLogin(practice, "ALL_ACCESS");
  await untilListening(server);
});
afterAll(() => server.stop());

/** Opens the subscription for a login; the results as they come. */
async function open(login: TestLogin): Promise<AsyncIterator<Loose>> {
  const { dependencies } = server.server;
  const run = subscriptionRunner(dependencies, schemaWithSignals(), { parseOptions: {}, validationRules: [] });
  const facts = {
    requestId: "request-1",
    ipAddress: "127.0.0.1",
    userAgent: "",
    credential: readToken(login.token),
    delivery: "BEARER",
    deviceToken: null,
    trustToken: null,
    btgSessionId: null,
    background: true,
  } as Loose;
  const response = new ServerResponse(new IncomingMessage(new Socket()));
  const results = await run({ query: "subscription { userChanged }" }, () =>
    contextOf(dependencies, { facts, response }),
  );
  return Symbol.asyncIterator in results ? results : ([results][Symbol.iterator]() as Loose);
}

const rename = (lastName: string) =>
  server.inPractice(practice, async (tx) => {
    await sql`UPDATE user_account SET last_name = ${lastName} WHERE id = ${practice.userUuid}`.execute(tx.db);
    await signal(tx, "user", practice.userUuid);
  });

const deny = (login: TestLogin) =>
  server.rows(
    "INSERT INTO access_right_exception (practice_id, user_id, access_right, effect) VALUES ($1, $2, 'user:read', 'DENY')",
    [practice.practiceUuid, login.userUuid],
  );

describe("a subscription that is fed by signals", () => {
  it("reads what stands at each event, in a transaction of that event", async () => {
    const results = await open(reader);
    await rename("Moss");
    expect(await results.next()).toEqual({ done: false, value: { data: { userChanged: "Moss" } } });
    await rename("Stone");
    expect((await results.next()).value).toEqual({ data: { userChanged: "Stone" } });
    await results.return!();
    expect(server.server.dependencies.live.size).toBe(0);
  });

  it("hears nothing of another practice", async () => {
    const stranger = await server.signUp("Other");
    const results = await open(stranger);
    await rename("Fern");
    await server.inPractice(stranger, (tx) => signal(tx, "user", stranger.userUuid));
    expect((await results.next()).value).toEqual({ data: { userChanged: "Adeyemi" } });
    await results.return!();
  });

  it("is refused at its start to whom the right is missing, with an entry", async () => {
    const clerk = await server.addLogin(practice, "ALL_ACCESS");
    await deny(clerk);
    const results = await open(clerk);
    expect((await results.next()).value.errors[0].extensions).toMatchObject({
      code: "FORBIDDEN",
      requestId: "request-1",
    });
    expect((await server.log(practice)).at(-1)).toMatchObject({
      action: "operation.refuse",
      outcome: "REFUSED",
      payload: { subject: { label: "userChanged" } },
    });
  });

  it("asks for access again at each event: a right that is lost ends it, and nothing more is told", async () => {
    const clerk = await server.addLogin(practice, "ALL_ACCESS");
    const results = await open(clerk);
    // Its signal is lost, so the channel itself does not know yet.
    await deny(clerk);
    await rename("Secret");
    const { value } = await results.next();
    expect(value).toMatchObject({ data: { userChanged: null }, errors: [{ extensions: { code: "FORBIDDEN" } }] });
    expect((await results.next()).done).toBe(true);
  });

  it("ends when its rule no longer allows it, though nothing is told", async () => {
    const clerk = await server.addLogin(practice, "ALL_ACCESS");
    const results = await open(clerk);
    await deny(clerk);
    await server.server.dependencies.live.sweep();
    expect((await results.next()).done).toBe(true);
  });

  it("is cut off after a time without signals: its reader comes back and reads anew", async () => {
    const results = await open(reader);
    const cut = results.next().catch((error: unknown) => error);
    await server.rows(
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'chartward live'",
    );
    expect(await cut).toMatchObject({ message: "Signals may have been lost" });
    await untilListening(server);
  });
});
