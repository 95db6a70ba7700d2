import type { IncomingMessage, ServerResponse } from "node:http";
import { stringifySetCookie } from "cookie";
import { userAccessLoader } from "../access/user-access.service.ts";
import type { ErrorCode } from "../graphql/errors.ts";
import { Operation, type RequestFacts } from "../graphql/operation.ts";
import type { Dependencies, RequestContext, ResponseCookies } from "../graphql/request-context.ts";
import {
  comesFromAllowedOrigin,
  ConnectionGoneError,
  DEVICE_COOKIE,
  factsReader,
  SESSION_COOKIE,
  TRUST_COOKIE,
} from "../graphql/request-facts.ts";
import { patientLoader } from "../patients/patients.service.ts";
import { userLoader } from "../users/users.service.ts";

const DAY_SECONDS = 24 * 60 * 60;

/** Who sends a body more slowly is cut off. */
const BODY_MS = 30_000;

/** A document and its variables; uploads go elsewhere. */
const MAXIMUM_BODY_BYTES = 1024 * 1024;

/** A request that holds no operation which may be run, in HTTP's terms. */
export class RequestFault extends Error {
  readonly status: number;
  readonly headers: Record<string, string>;

  constructor(status: number, message: string, headers: Record<string, string> = {}) {
    super(message);
    this.status = status;
    this.headers = headers;
  }
}

/** An operation that has come in: its body is JSON, and nothing of it is checked yet against the schema. */
export interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly facts: RequestFacts;
  readonly body: unknown;
}

/**
 * The edge of both ways in, /graphql and /graphql/stream: POST with application/json, from the console's own pages or a program, one
 * operation of 1 MB at most; an id for each request, and nothing kept by caches.
 * @param handle answers the exchange; a RequestFault that it throws is answered here.
 */
export function operationHandler(
  dependencies: Dependencies,
  handle: (exchange: Exchange) => Promise<void>,
): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  const readFacts = factsReader(dependencies.config);
  return async (request, response) => {
    try {
      const facts = readFacts(request);
      response.setHeader("x-request-id", facts.requestId);
      response.setHeader("cache-control", "no-store");
      demandForm(request, dependencies);
      await handle({ request, response, facts, body: await readJson(request) });
    } catch (error) {
      if (error instanceof ConnectionGoneError) {
        request.destroy();
        return;
      }
      const requestId = response.getHeader("x-request-id");
      if (error instanceof RequestFault) {
        const told = { message: error.message, extensions: { code: "BAD_USER_INPUT" satisfies ErrorCode, requestId } };
        response
          .writeHead(error.status, { "content-type": "application/json", ...error.headers })
          .end(JSON.stringify({ errors: [told] }));
        request.resume();
        return;
      }
      dependencies.log.error({ err: error, requestId }, "A GraphQL request failed");
      if (!response.headersSent) response.writeHead(500);
      response.end();
    }
  };
}

/** What the resolvers of one operation are given. */
export function contextOf(
  dependencies: Dependencies,
  { facts, response }: Pick<Exchange, "facts" | "response">,
): RequestContext {
  const operation = new Operation(dependencies, facts);
  return {
    operation,
    dependencies,
    cookies: cookiesOf(response),
    users: userLoader(operation),
    userAccess: userAccessLoader(operation),
    patients: patientLoader(operation),
    openedCharts: new Map(),
  };
}

function demandForm(request: IncomingMessage, { config }: Dependencies): void {
  if (request.method !== "POST")
    throw new RequestFault(405, "GraphQL is asked by POST. Send the operation as JSON.", { allow: "POST" });
  if (!/^application\/json\s*(;|$)/i.test(request.headers["content-type"] ?? "")) {
    throw new RequestFault(415, "The body is JSON. Set Content-Type: application/json.");
  }
  if (!comesFromAllowedOrigin(request, config))
    throw new RequestFault(403, `Requests come from ${config.publicUrl} alone. Open the console there.`);
}

async function readJson(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  let length = 0;
  const deadline = setTimeout(() => request.destroy(), BODY_MS);
  request.once("close", () => clearTimeout(deadline));
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > MAXIMUM_BODY_BYTES) throw new RequestFault(413, "The body is larger than 1 MB. Send less at once.");
    chunks.push(chunk);
  }
  const body = parseJson(Buffer.concat(chunks).toString("utf8"));
  if (Array.isArray(body)) throw new RequestFault(400, "One operation a request. Send them one by one.");
  // PostgreSQL's text holds no NUL, and nobody writes one, in a variable or escaped in a literal.
  if (holdsNul(body) || /\\u(0000|\{0+\})/.test(String((body as { query?: unknown } | null)?.query)))
    throw new RequestFault(400, "A text holds the character U+0000. Remove it.");
  return body;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new RequestFault(400, 'The body is not JSON. Send {"query": ..., "variables": ...}.');
  }
}

function holdsNul(value: unknown): boolean {
  if (typeof value === "string") return value.includes("\0");
  if (typeof value !== "object" || value === null) return false;
  return Object.values(value).some(holdsNul);
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
    setDevice: (token) => set(DEVICE_COOKIE, token, 400 * DAY_SECONDS),
    setTrust: (token, days) => set(TRUST_COOKIE, token, days * DAY_SECONDS),
  };
}
