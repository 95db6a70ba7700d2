import type { IncomingMessage, ServerResponse } from "node:http";
import { ApolloServer, HeaderMap, type ApolloServerPlugin } from "@apollo/server";
import { ApolloServerPluginCacheControlDisabled } from "@apollo/server/plugin/disabled";
import { ApolloArmor } from "@escape.tech/graphql-armor";
import { stringifySetCookie } from "cookie";
import { buildSchema } from "../graphql/schema.ts";
import { formatError } from "../graphql/format-error.ts";
import { Operation } from "../graphql/operation.ts";
import type { Dependencies, RequestContext, ResponseCookies } from "../graphql/request-context.ts";
import { patientLoader } from "../patients/patients.service.ts";
import { userLoader } from "../users/users.service.ts";
import {
  comesFromAllowedOrigin,
  ConnectionGoneError,
  DEVICE_COOKIE,
  factsReader,
  SESSION_COOKIE,
} from "../graphql/request-facts.ts";

/** Who sends a body more slowly is cut off. */
const BODY_MS = 30_000;

/** A document and its variables; uploads go elsewhere. */
const MAXIMUM_BODY_BYTES = 1024 * 1024;

/** What one operation may ask for. The console's largest stay below half of each. */
const LIMITS = { tokens: 2_000, depth: 15, aliases: 20, directives: 20, cost: 25_000 };

export interface GraphqlHandler {
  (request: IncomingMessage, response: ServerResponse): Promise<void>;
  close(): Promise<void>;
}

/** GraphQL over HTTP on a bare node:http request: POST with application/json, one operation a request. */
export async function graphqlHandler(dependencies: Dependencies): Promise<GraphqlHandler> {
  const { config, log } = dependencies;
  const { plugins, validationRules } = new ApolloArmor({
    // GraphQL's own limit, below: this one answers with 500.
    maxTokens: { enabled: false },
    maxDepth: { n: LIMITS.depth },
    maxAliases: { n: LIMITS.aliases, allowList: [] },
    maxDirectives: { n: LIMITS.directives },
    costLimit: { maxCost: LIMITS.cost },
    blockFieldSuggestion: { enabled: config.stage === "production" },
  }).protect();
  const apollo = new ApolloServer<RequestContext>({
    schema: buildSchema(),
    parseOptions: { maxTokens: LIMITS.tokens },
    introspection: config.stage !== "production",
    csrfPrevention: true,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    validationRules,
    plugins: [
      ...(plugins as ApolloServerPlugin<RequestContext>[]),
      ApolloServerPluginCacheControlDisabled(),
      commitBeforeAnswer(dependencies),
    ],
    formatError: (formatted) => formatted,
  });
  await apollo.start();
  const readFacts = factsReader(config);

  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const facts = readFacts(request);
    response.setHeader("x-request-id", facts.requestId);
    response.setHeader("cache-control", "no-store");
    const refusal = refusalOf(request, dependencies);
    const body = refusal === null ? await readJson(request) : null;
    const fault = refusal ?? (body instanceof RequestFault ? body : null);
    if (fault !== null) {
      const error = { message: fault.message, extensions: { code: "BAD_USER_INPUT", requestId: facts.requestId } };
      response
        .writeHead(fault.status, { "content-type": "application/json", ...fault.headers })
        .end(JSON.stringify({ errors: [error] }));
      request.resume();
      return;
    }
    const operation = new Operation(dependencies.store, dependencies.clock, facts);
    const context: RequestContext = {
      operation,
      dependencies,
      cookies: cookiesOf(response),
      users: userLoader(operation),
      patients: patientLoader(operation),
      openedCharts: new Map(),
    };
    try {
      const answer = await apollo.executeHTTPGraphQLRequest({
        httpGraphQLRequest: { method: "POST", headers: headersOf(request), search: "", body },
        context: async () => context,
      });
      for (const [name, value] of answer.headers) if (name !== "cache-control") response.setHeader(name, value);
      response.writeHead(answer.status ?? 200).end(answer.body.kind === "complete" ? answer.body.string : "");
    } finally {
      await operation.abandon();
    }
  };
  return Object.assign(
    async (request: IncomingMessage, response: ServerResponse) => {
      try {
        await handle(request, response);
      } catch (error) {
        if (error instanceof ConnectionGoneError) {
          request.destroy();
          return;
        }
        log.error({ err: error, requestId: response.getHeader("x-request-id") }, "A GraphQL request failed");
        if (!response.headersSent) response.writeHead(500);
        response.end();
      }
    },
    { close: () => apollo.stop() },
  );
}

/** Commits what the operation read, the entries of sensitive reads with it, before anything leaves (D9), and gives errors their form. */
function commitBeforeAnswer({ log }: Dependencies): ApolloServerPlugin<RequestContext> {
  return {
    async requestDidStart() {
      return {
        async willSendResponse({ contextValue, response, errors }) {
          const { operation } = contextValue;
          const { requestId } = operation.facts;
          if (response.body.kind !== "single") return;
          const result = response.body.singleResult;
          const facts = { requestId, changed: operation.changed, log };
          if (result.errors !== undefined) {
            result.errors = result.errors.map((formatted, index) => formatError(formatted, errors?.[index], facts));
          }
          try {
            await operation.finish();
          } catch (error) {
            response.body.singleResult = { data: null, errors: [formatError({ message: "" }, error, facts)] };
          }
          if (response.body.singleResult.errors?.some((error) => error.extensions?.["unavailable"] === true))
            response.http.status = 503;
          const retry = result.errors?.find((error) => error.extensions?.["retryAfterSeconds"] !== undefined);
          if (retry !== undefined)
            response.http.headers.set("retry-after", String(retry.extensions!["retryAfterSeconds"]));
        },
      };
    },
  };
}

class RequestFault extends Error {
  readonly status: number;
  readonly headers: Record<string, string>;

  constructor(status: number, message: string, headers: Record<string, string> = {}) {
    super(message);
    this.status = status;
    this.headers = headers;
  }
}

function refusalOf(request: IncomingMessage, { config }: Dependencies): RequestFault | null {
  if (request.method !== "POST")
    return new RequestFault(405, "GraphQL is asked by POST. Send the operation as JSON.", { allow: "POST" });
  if (!/^application\/json\s*(;|$)/i.test(request.headers["content-type"] ?? "")) {
    return new RequestFault(415, "The body is JSON. Set Content-Type: application/json.");
  }
  if (!comesFromAllowedOrigin(request, config))
    return new RequestFault(403, `Requests come from ${config.publicUrl} alone. Open the console there.`);
  return null;
}

async function readJson(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  let length = 0;
  const deadline = setTimeout(() => request.destroy(), BODY_MS);
  request.once("close", () => clearTimeout(deadline));
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > MAXIMUM_BODY_BYTES) return new RequestFault(413, "The body is larger than 1 MB. Send less at once.");
    chunks.push(chunk);
  }
  try {
    const body: unknown = JSON.parse(Buffer.concat(chunks).toString("utf8"));
    if (Array.isArray(body)) return new RequestFault(400, "One operation a request. Send them one by one.");
    // PostgreSQL's text holds no NUL, and nobody writes one, in a variable or escaped in a literal.
    if (holdsNul(body) || /\\u(0000|\{0+\})/.test(String((body as { query?: unknown } | null)?.query)))
      return new RequestFault(400, "A text holds the character U+0000. Remove it.");
    return body;
  } catch {
    return new RequestFault(400, 'The body is not JSON. Send {"query": ..., "variables": ...}.');
  }
}

function holdsNul(value: unknown): boolean {
  if (typeof value === "string") return value.includes("\0");
  if (typeof value !== "object" || value === null) return false;
  return Object.values(value).some(holdsNul);
}

function headersOf(request: IncomingMessage): HeaderMap {
  const headers = new HeaderMap();
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(", ") : value);
  }
  return headers;
}

function cookiesOf(response: ServerResponse): ResponseCookies {
  const set = (name: string, value: string, maxAge?: number) =>
    response.appendHeader(
      "set-cookie",
      stringifySetCookie({
        name,
        value,
        httpOnly: true,
        secure: true,
        sameSite: "strict",
        path: "/",
        ...(maxAge === undefined ? {} : { maxAge }),
      }),
    );
  return {
    setSession: (token) => set(SESSION_COOKIE, token ?? "", token === null ? 0 : undefined),
    setDevice: (token) => set(DEVICE_COOKIE, token, 400 * 24 * 60 * 60),
  };
}
