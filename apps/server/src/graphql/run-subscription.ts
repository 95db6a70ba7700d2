import {
  createSourceEventStream,
  execute,
  getOperationAST,
  getVariableValues,
  GraphQLError,
  NoSchemaIntrospectionCustomRule,
  OperationTypeNode,
  parse,
  specifiedRules,
  validate,
  type ExecutionArgs,
  type ExecutionResult,
  type FormattedExecutionResult,
  type GraphQLSchema,
  type ParseOptions,
  type ValidationRule,
} from "graphql";
import { ChartwardError } from "./errors.ts";
import { formatError } from "./format-error.ts";
import type { Dependencies, RequestContext } from "./request-context.ts";

/** An operation as it was sent. */
export interface SubscriptionRequest {
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>> | null | undefined;
  readonly operationName?: string | null | undefined;
}

export interface SubscriptionRules {
  readonly parseOptions: ParseOptions;
  /** Besides GraphQL's own. */
  readonly validationRules: readonly ValidationRule[];
}

/**
 * Opens a subscription.
 * @param newContext a context with an operation of its own: one for the start, one for each event, so that no transaction outlives its
 *   moment.
 * @returns its results as they come, or the one result that says why there are none.
 */
export type RunSubscription = (
  request: SubscriptionRequest,
  newContext: () => RequestContext,
) => Promise<AsyncGenerator<FormattedExecutionResult> | FormattedExecutionResult>;

/** What Apollo does for queries and mutations, for subscriptions: the same checks, limits, commits and errors. */
export function subscriptionRunner(
  { config, log }: Dependencies,
  schema: GraphQLSchema,
  { parseOptions, validationRules }: SubscriptionRules,
): RunSubscription {
  const production = config.stage === "production";
  const rules = [...specifiedRules, ...validationRules, ...(production ? [NoSchemaIntrospectionCustomRule] : [])];

  /** Does a part of the subscription: what it read is committed before its result leaves (D9). */
  const inOperation = async (
    { operation, ...context }: RequestContext,
    work: (context: RequestContext) => Promise<AsyncIterable<unknown> | ExecutionResult>,
  ): Promise<AsyncIterable<unknown> | FormattedExecutionResult> => {
    const facts = { requestId: operation.facts.requestId, changed: false, log };
    let result: AsyncIterable<unknown> | ExecutionResult | undefined;
    try {
      result = await work({ operation, ...context });
      await operation.finish();
      if (isStream(result) || result.errors === undefined) return result as FormattedExecutionResult;
      return {
        data: result.data ?? null,
        errors: result.errors.map((error) => formatError(error.toJSON(), error, facts)),
      };
    } catch (error) {
      if (isStream(result)) await result[Symbol.asyncIterator]().return?.();
      return { data: null, errors: [formatError({ message: "" }, error, facts)] };
    } finally {
      await operation.abandon();
    }
  };

  /** The operation, checked. @throws GraphQLError with every fault of the request. */
  const check = ({ query, variables, operationName }: SubscriptionRequest): ExecutionArgs => {
    const document = parse(query, parseOptions);
    const operation = getOperationAST(document, operationName);
    if (operation == null)
      throw new ChartwardError("BAD_USER_INPUT", "The document holds no operation of that name. Name one of its own.");
    if (operation.operation !== OperationTypeNode.SUBSCRIPTION)
      throw new ChartwardError("BAD_USER_INPUT", "Only subscriptions are opened here. Send this one to /graphql.");
    const faults = validate(schema, document, rules);
    if (faults.length > 0) throw new AggregateError(faults);
    const variableValues = variables ?? {};
    const { errors } = getVariableValues(schema, operation.variableDefinitions ?? [], variableValues);
    if (errors !== undefined) throw new AggregateError(errors);
    return { schema, document, variableValues, operationName: operationName ?? null };
  };

  return async (request, newContext) => {
    const start = newContext();
    let args: ExecutionArgs;
    try {
      args = check(request);
    } catch (error) {
      const faults: readonly unknown[] = error instanceof AggregateError ? error.errors : [error];
      const facts = { requestId: start.operation.facts.requestId, changed: false, log };
      return { data: null, errors: faults.map((fault) => formatError(asFault(fault, production), fault, facts)) };
    }
    const opened = await inOperation(start, async (contextValue) => createSourceEventStream({ ...args, contextValue }));
    if (!isStream(opened)) return opened;
    return resultsOf(
      opened,
      async (rootValue) =>
        (await inOperation(newContext(), async (contextValue) =>
          execute({ ...args, rootValue, contextValue }),
        )) as FormattedExecutionResult,
    );
  };
}

/** The result of each event. One that holds an error is the last: what its reader may no longer see is not asked for again. */
function resultsOf(
  events: AsyncIterable<unknown>,
  tell: (event: unknown) => Promise<FormattedExecutionResult>,
): AsyncGenerator<FormattedExecutionResult, undefined> {
  const iterator = events[Symbol.asyncIterator]();
  const done = { done: true, value: undefined } as const;
  // Not an async generator function: its return() would wait for an event that may never come.
  return {
    async next() {
      const event = await iterator.next();
      if (event.done === true) return done;
      const value = await tell(event.value);
      if (value.errors !== undefined) await iterator.return?.();
      return { done: false, value };
    },
    async return() {
      await iterator.return?.();
      return done;
    },
    async throw(error) {
      await iterator.return?.();
      throw error;
    },
    async [Symbol.asyncDispose]() {
      await iterator.return?.();
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}

/** A fault of the request in the form in which Apollo has it, for the one formatter. */
function asFault(error: unknown, hideSuggestions: boolean) {
  if (!(error instanceof GraphQLError)) return { message: "" };
  const formatted = error.toJSON();
  return {
    ...formatted,
    message: hideSuggestions ? formatted.message.replace(/ Did you mean [\s\S]*$/, "") : formatted.message,
    extensions: { ...formatted.extensions, code: "BAD_USER_INPUT" },
  };
}

function isStream(result: unknown): result is AsyncIterable<unknown> {
  return typeof result === "object" && result !== null && Symbol.asyncIterator in result;
}
