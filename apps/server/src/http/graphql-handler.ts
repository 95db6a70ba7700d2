import type { IncomingMessage, ServerResponse } from "node:http";
import { ApolloServer, HeaderMap, type ApolloServerPlugin } from "@apollo/server";
import { ApolloServerPluginCacheControlDisabled } from "@apollo/server/plugin/disabled";
import { OperationTypeNode, type GraphQLSchema } from "graphql";
import { ChartwardError } from "../graphql/errors.ts";
import { formatError } from "../graphql/format-error.ts";
import type { Dependencies, RequestContext } from "../graphql/request-context.ts";
import { contextOf, operationHandler } from "./graphql-request.ts";
import { operationLimits } from "./operation-limits.ts";

export interface GraphqlHandler {
  (request: IncomingMessage, response: ServerResponse): Promise<void>;
  close(): Promise<void>;
}

/** GraphQL over HTTP on a bare node:http request: POST with application/json, one operation a request. */
export async function graphqlHandler(dependencies: Dependencies, schema: GraphQLSchema): Promise<GraphqlHandler> {
  const { config } = dependencies;
  const { parseOptions, validationRules, plugins } = operationLimits(config);
  const apollo = new ApolloServer<RequestContext>({
    schema,
    parseOptions,
    introspection: config.stage !== "production",
    csrfPrevention: true,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    validationRules,
    plugins: [
      ...plugins,
      ApolloServerPluginCacheControlDisabled(),
      refuseSubscriptions,
      commitBeforeAnswer(dependencies),
    ],
    formatError: (formatted) => formatted,
  });
  await apollo.start();
  const handle = operationHandler(dependencies, async (exchange) => {
    const { request, response, body } = exchange;
    const context = contextOf(dependencies, exchange);
    try {
      const answer = await apollo.executeHTTPGraphQLRequest({
        httpGraphQLRequest: { method: "POST", headers: headersOf(request), search: "", body },
        context: async () => context,
      });
      for (const [name, value] of answer.headers) if (name !== "cache-control") response.setHeader(name, value);
      response.writeHead(answer.status ?? 200).end(answer.body.kind === "complete" ? answer.body.string : "");
    } finally {
      await context.operation.abandon();
    }
  });
  return Object.assign(handle, { close: () => apollo.stop() });
}

/** A subscription outlives its request: it has an address of its own. */
const refuseSubscriptions: ApolloServerPlugin<RequestContext> = {
  async requestDidStart() {
    return {
      async didResolveOperation({ operation }) {
        if (operation?.operation !== OperationTypeNode.SUBSCRIPTION) return;
        const message = "Subscriptions are opened at /graphql/stream. Send this one there.";
        throw new ChartwardError("BAD_USER_INPUT", message, { http: { status: 400 } });
      },
    };
  },
};

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

function headersOf(request: IncomingMessage): HeaderMap {
  const headers = new HeaderMap();
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(", ") : value);
  }
  return headers;
}
