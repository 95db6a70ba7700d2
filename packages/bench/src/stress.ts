/*
 * Races that take longer than a test may: `pnpm stress`. Each round sends the right Support PIN of one user from so many agents at once, each
 * with a session of his own; exactly one of them must have verified the caller. Ends with 1 where that is not so.
 */
import { createHash, randomBytes, randomUUID } from "node:crypto";
import { Agent, request } from "node:http";
import path from "node:path";
import { parseArgs } from "node:util";
import pg from "pg";
import { openBenchDatabase } from "./bench-database.ts";
import { BENCH_PASSWORD, buildOurServer, signUp, startOurServer } from "./our-server.ts";

const CACHE = path.resolve(import.meta.dirname, "../../../.cache/bench");

const { values: options } = parseArgs({
  options: {
    rounds: { type: "string", default: "100" },
    "at-once": { type: "string", default: "1000" },
  },
});
const rounds = Number(options.rounds);
const atOnce = Number(options["at-once"]);

interface Answer {
  readonly data?: Record<string, { matched?: boolean | null; digits?: string } | null> | null;
  readonly errors?: readonly { readonly extensions?: { readonly code?: string } }[];
}

const say = (line: string) => process.stdout.write(`${line}\n`);

await using opened = new AsyncDisposableStack();
// PostgreSQL stands apart from this terminal and would outlive a Ctrl-C.
for (const signal of ["SIGINT", "SIGTERM"])
  process.once(signal, () => void opened.disposeAsync().finally(() => process.exit(1)));
await buildOurServer();
const database = await openBenchDatabase(CACHE);
opened.defer(() => database.close());
// Of so many at once, the few connections of the vendor's realm turn most away: no line for each of them.
const ours = await startOurServer(database, [], "silent");
opened.defer(() => ours.stop());
const connections = new Agent({ maxSockets: atOnce });
opened.defer(() => connections.destroy());
const admin = new pg.Client({ connectionString: database.url });
await admin.connect();
opened.defer(() => admin.end());

const { token } = await signUp(ours);
const user = await one<{ id: string }>("SELECT id FROM user_account");
const agents = await addAgents(atOnce);
const begun = performance.now();
for (let round = 1; round <= rounds; round += 1) await race(round);
say(`${rounds} rounds of ${atOnce}: one success each, in ${((performance.now() - begun) / 1000).toFixed(0)} s`);

async function race(round: number): Promise<void> {
  const shown = await ask(
    token,
    "mutation ($input: RevealSupportPinInput!) { revealSupportPin(input: $input) { digits } }",
    {
      password: BENCH_PASSWORD,
    },
  );
  const input = {
    userId: Buffer.from(`VendorUser:${user.id}`).toString("base64url"),
    caseNumber: "CS-1",
    channel: "PHONE",
    pin: shown.data!["revealSupportPin"]!.digits,
  };
  const text =
    "mutation ($input: VendorValidateSupportPinInput!) { vendorValidateSupportPin(input: $input) { matched } }";
  const answers = await Promise.all(agents.map((agent) => ask(agent, text, input)));
  const matched = answers.filter(({ data }) => data?.["vendorValidateSupportPin"]?.matched === true).length;
  const { verified } = await one<{ verified: number }>("SELECT count(*)::int AS verified FROM pin_verification");
  const codes = answers.flatMap(({ errors = [] }) => errors.map(({ extensions }) => extensions?.code ?? "none"));
  const others = [...Map.groupBy(codes, (code) => code)].map(([code, all]) => `${all.length} ${code}`);
  say(`round ${round}: ${matched} matched, ${verified} verified in all, ${others.join(", ")}`);
  if (verified !== round || matched > 1) throw new Error(`Round ${round} did not end with exactly one success`);
  // The next round begins with the whole budget.
  await admin.query("UPDATE vendor.pin_try SET tried_at = tried_at - interval '31 days'");
}

/** Agents with a session each, as their sign-ins would leave them. @returns the tokens. */
async function addAgents(count: number): Promise<string[]> {
  const tokens: string[] = [];
  for (let number = 0; number < count; number += 1) {
    const [employee, secret] = [randomUUID(), randomBytes(32)];
    await admin.query(
      `INSERT INTO vendor.employee (id, user_name, user_name_folded, name, role, state, password_hash, created_at)
       VALUES ($1, $2, $2, 'Agent', 'AGENT', 'ACTIVE', '', now())`,
      [employee, `agent${number}`],
    );
    await admin.query(
      `INSERT INTO vendor.session (id, employee_id, token_hash, device, ip_address, started_at, last_used_at, idle_minutes, expires_at, enrolling)
       VALUES (gen_random_uuid(), $1, $2, 'stress', '127.0.0.1', now(), now(), 600, now() + interval '10 hours', false)`,
      [employee, createHash("sha256").update(secret).digest()],
    );
    // A vendor employee's token names no practice: 16 zero bytes.
    tokens.push(`${Buffer.alloc(16).toString("base64url")}.${secret.toString("base64url")}`);
  }
  return tokens;
}

function ask(bearer: string, query: string, input: object): Promise<Answer> {
  const headers = { "content-type": "application/json", authorization: `Bearer ${bearer}` };
  return new Promise((resolve, reject) => {
    const asked = request(ours.url, { method: "POST", headers, agent: connections }, (response) => {
      response.setEncoding("utf8");
      let text = "";
      response.on("data", (chunk: string) => (text += chunk));
      response.on("end", () => resolve(JSON.parse(text) as Answer));
    });
    asked.on("error", reject);
    asked.end(JSON.stringify({ query, variables: { input } }));
  });
}

async function one<T extends pg.QueryResultRow>(text: string): Promise<T> {
  return (await admin.query<T>(text)).rows[0]!;
}
