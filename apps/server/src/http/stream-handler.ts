import type { IncomingMessage, ServerResponse } from "node:http";
import { pipeline } from "node:stream/promises";
import type { FormattedExecutionResult, GraphQLSchema } from "graphql";
import { createHandler, type OperationResult, type Response } from "graphql-sse";
import type { Dependencies } from "../graphql/request-context.ts";
import { subscriptionRunner } from "../graphql/run-subscription.ts";
import { ChannelInterruptedError } from "../live/event-queue.ts";
import { contextOf, operationHandler, RequestFault, type Exchange } from "./graphql-request.ts";
import { operationLimits } from "./operation-limits.ts";

const STREAM = "text/event-stream";

/**
 * Subscriptions as server-sent events, in the "distinct connections mode" of the GraphQL over SSE protocol: a request a subscription. The
 * protocol is graphql-sse's (its comment lines every 12 s keep the connection alive); checks and limits are those of /graphql.
 */
export function streamHandler(
  dependencies: Dependencies,
  schema: GraphQLSchema,
): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  const run = subscriptionRunner(dependencies, schema, operationLimits(dependencies.config));
  const protocol = createHandler<null, Exchange>({
    // The other mode, one stream for many operations, would need PUT and DELETE.
    authenticate: () => null,
    async onSubscribe({ context: { facts, response } }, request) {
      // An open channel is no activity.
      const inBackground = { ...facts, background: true };
      const result = await run(request, () => contextOf(dependencies, { facts: inBackground, response }));
      if (Symbol.asyncIterator in result) return paced(result, response) as OperationResult;
      return isUnavailable(result) ? unavailable(result) : (result as OperationResult);
    },
  });
  return operationHandler(dependencies, async (exchange) => {
    const { request, response, body } = exchange;
    if (!/text\/event-stream|\*\/\*/i.test(request.headers.accept ?? "*/*"))
      throw new RequestFault(406, `Subscriptions answer ${STREAM}. Accept it.`);
    const [events, { status, headers }] = await protocol({
      method: "POST",
      url: "/graphql/stream",
      // Both are checked by now, more leniently than graphql-sse reads them.
      headers: new Headers({ accept: STREAM, "content-type": "application/json" }),
      body: body as Record<string, unknown>,
      raw: null,
      context: exchange,
    });
    if (status === 503) {
      response.writeHead(status, headers).end(events);
      return;
    }
    if (events === null || typeof events === "string")
      throw new RequestFault(status, 'The body holds no operation. Send {"query": ..., "variables": ...}.');
    response.once("close", () => void events.return());
    if (response.destroyed) {
      await events.return();
      return;
    }
    response.writeHead(200, { "content-type": `${STREAM}; charset=utf-8`, "x-accel-buffering": "no" });
    // The client has gone.
    await pipeline(untilCutOff(events), response).catch(() => undefined);
  });
}

/**
 * A channel that is cut off ends without `complete`, by which its client knows to come back; and not with a broken connection, which
 * browsers report as an error.
 */
async function* untilCutOff(events: AsyncIterable<string>): AsyncGenerator<string> {
  try {
    yield* events;
  } catch (error) {
    if (!(error instanceof ChannelInterruptedError)) throw error;
  }
}

/**
 * Takes the next result only when the client has read the ones before: what it does not read waits in its channel, which cuts it off after
 * a while, and not in memory without bound.
 */
function paced<Result>(results: AsyncGenerator<Result>, response: ServerResponse): AsyncGenerator<Result> {
  return {
    ...results,
    async next() {
      if (response.writableNeedDrain) await readOrGone(response);
      return results.next();
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}

function readOrGone(response: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    const go = () => {
      response.off("drain", go).off("close", go);
      resolve();
    };
    response.on("drain", go).on("close", go);
  });
}

function isUnavailable({ errors }: FormattedExecutionResult): boolean {
  return errors?.some(({ extensions }) => extensions?.["unavailable"] === true) ?? false;
}

/** As on /graphql; a client of the protocol tries again by itself. */
function unavailable(result: FormattedExecutionResult): Response {
  return [JSON.stringify(result), { status: 503, statusText: "", headers: { "content-type": "application/json" } }];
}
