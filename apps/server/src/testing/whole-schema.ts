import { getDirective } from "@graphql-tools/utils";
import { getNamedType, type GraphQLField, type GraphQLInterfaceType, type GraphQLObjectType } from "graphql";
import { readNodeId } from "../graphql/node-id.ts";
import { declareSchema } from "../graphql/schema.ts";
import { anyCall } from "./any-call.ts";
import { everySelection } from "./every-selection.ts";
import { LiveStream, untilListening } from "./live-stream.ts";
import { packCalls, probingCalls, type PackedCalls, type Probes } from "./probing-calls.ts";
import type { Answer, TestLogin, TestServer } from "./test-server.ts";
import type { Told } from "./told.ts";

const schema = declareSchema();

/** Of each type, of those whose ids are met: more of a sort tell nothing more. */
const MET_AT_MOST = 40;

/** How somebody asks: as a user, or in a BTG session. */
export type Ask = (query: string, variables: object) => Promise<Answer>;

export function askingAs(server: TestServer, { token }: { token: string }): Ask {
  return (query, variables) => server.ask(query, { variables, token });
}

/** What is open to a practice's own users. */
function rootFields(root: "Query" | "Mutation" | "Subscription"): GraphQLField<unknown, unknown>[] {
  const fields = Object.values((schema.getType(root) as GraphQLObjectType).getFields());
  return fields.filter((field) => getDirective(schema, field, "access")?.[0]?.["realm"] !== "VENDOR");
}

/**
 * Asks for every field of the schema that is so many objects away, with every argument that the probes know a value for; then by `node` for all
 * whose ids were met, and for these.
 */
export async function readEverything(
  ask: Ask,
  { steps, probes, ids }: { steps: number; probes: Probes; ids: readonly string[] },
): Promise<Told[]> {
  const told: Told[] = [];
  const keep = async (documents: readonly PackedCalls[]) => {
    for (const document of documents) {
      const answer = await ask(document.query, document.variables);
      told.push(toldBy(document, answer));
    }
  };
  const queries = rootFields("Query");
  for (const field of queries.filter(({ name }) => name !== "node")) {
    const named = getNamedType(field.type);
    const asked = probingCalls(field, probes).map((call, index) => ({
      call,
      // All that it leads to once, and at each probe what is near.
      selections: everySelection(schema, named, index === 0 ? steps : 0),
    }));
    await keep(packCalls("query", field, asked));
  }
  const met = new Set<string>();
  for (const { text } of told) for (const [, id] of text.matchAll(/"id":"([^"]+)"/g)) met.add(id!);
  const node = queries.find(({ name }) => name === "node")!;
  const ofType = (of: Iterable<string>, type: string) => [...of].filter((id) => readNodeId(id)?.type === type);
  for (const { name } of schema.getPossibleTypes(schema.getType("Node") as GraphQLInterfaceType)) {
    const selections = everySelection(schema, schema.getType(name)!, 1).map((each) => `... on ${name} { ${each} }`);
    const named = new Set([...ofType(ids, name), ...ofType(met, name).slice(0, MET_AT_MOST)]);
    const asked = [...named].map((id) => ({ call: { values: { id }, typed: [id] }, selections }));
    await keep(packCalls("query", node, asked));
  }
  return told;
}

/** Every mutation, and those that take patients or criteria with all that the probes know; in a session anew where one has ended the last. */
export async function changeEverything(server: TestServer, { userName }: TestLogin, probes: Probes): Promise<Told[]> {
  const told: Told[] = [];
  let token = await server.signIn(userName);
  for (const field of rootFields("Mutation")) {
    await server.rows("DELETE FROM throttle");
    const { data } = await server.ask("{ me { session { id } } }", { token });
    if (data?.me?.session == null) token = await server.signIn(userName);
    const [plain, ...finding] = probingCalls(field, probes);
    const takesPatients = /patient|report|block/i.test(JSON.stringify(finding));
    const selections = everySelection(schema, getNamedType(field.type), 2);
    const asked = [plain!, ...(takesPatients ? finding : [])].map((call) => ({ call, selections }));
    for (const document of packCalls("mutation", field, asked)) {
      const answer = await server.ask(document.query, { variables: document.variables, token });
      told.push(toldBy(document, answer));
    }
  }
  return told;
}

/**
 * What the live channels tell a user of what happens. Of each one event is waited for; of the own session there is none.
 * @param further what is asked for of an event beside its plain fields, by the subscription.
 */
export async function hearEverything(
  server: TestServer,
  login: TestLogin,
  further: Readonly<Record<string, string>>,
  happen: () => Promise<unknown>,
): Promise<Told[]> {
  await untilListening(server);
  const streams = await Promise.all(
    rootFields("Subscription").map(async (field) => {
      const [selection = ""] = everySelection(schema, getNamedType(field.type), 0);
      const { query } = anyCall("subscription", field, { selection: `${selection} ${further[field.name] ?? ""}` });
      return [field.name, await LiveStream.open(server, query, { token: login.token })] as const;
    }),
  );
  await happen();
  const told: Told[] = [];
  for (const [by, stream] of streams)
    if (by !== "sessionChanged") told.push({ text: JSON.stringify(await stream.next()), typed: [], by });
  for (const [, stream] of streams) stream.hangUp();
  return told;
}

/**
 * The first pages of one and of two of every list, with every argument that the probes know a value for, and all else that is near: by what
 * was asked, without what differs at each request.
 */
export async function readPages(
  ask: Ask,
  probes: Probes,
  { except }: { except: ReadonlySet<string> },
): Promise<Map<string, string>> {
  const pages = new Map<string, string>();
  for (const field of rootFields("Query").filter(({ name }) => !except.has(name))) {
    const selections = everySelection(schema, getNamedType(field.type), 0);
    const isPaged = field.args.some(({ name }) => name === "first");
    for (const first of isPaged ? [1, 2] : [null]) {
      const calls = probingCalls(field, probes).filter(({ values }) => first === null || values["last"] == null);
      const asked = calls.map(({ values, typed }) => ({
        call: { values: first === null ? values : { ...values, first }, typed },
        selections,
      }));
      for (const { query, variables } of packCalls("query", field, asked)) {
        const { data, errors } = await ask(query, variables);
        const answer = JSON.stringify([data, errors.map(({ message }) => message)]);
        pages.set(`${query} ${JSON.stringify(variables)}`, answer);
      }
    }
  }
  return pages;
}

function toldBy({ query, variables, typed }: PackedCalls, { status, text }: Answer): Told {
  // It was not understood: nothing would have been asked.
  if (status !== 200) throw new Error(`${query} ${text}`);
  return { text, typed, by: `${query} ${JSON.stringify(variables)}` };
}
