import type { ApolloServerPlugin } from "@apollo/server";
import { ApolloArmor } from "@escape.tech/graphql-armor";
import type { ParseOptions, ValidationRule } from "graphql";
import type { Config } from "../config.ts";
import type { RequestContext } from "../graphql/request-context.ts";

/** What one operation may ask for. The console's largest stay below half of each. */
const LIMITS = { tokens: 2_000, depth: 15, aliases: 20, directives: 20, cost: 25_000 };

/** The limits of an operation (ADR 0008), in the forms in which GraphQL and Apollo take them. */
export interface OperationLimits {
  readonly parseOptions: ParseOptions;
  /** Besides GraphQL's own. */
  readonly validationRules: ValidationRule[];
  readonly plugins: ApolloServerPlugin<RequestContext>[];
}

export function operationLimits(config: Config): OperationLimits {
  const { plugins, validationRules } = new ApolloArmor({
    // GraphQL's own limit, below: this one answers with 500.
    maxTokens: { enabled: false },
    maxDepth: { n: LIMITS.depth },
    maxAliases: { n: LIMITS.aliases, allowList: [] },
    maxDirectives: { n: LIMITS.directives },
    costLimit: { maxCost: LIMITS.cost },
    blockFieldSuggestion: { enabled: config.stage === "production" },
  }).protect();
  return {
    parseOptions: { maxTokens: LIMITS.tokens },
    validationRules,
    plugins: plugins as ApolloServerPlugin<RequestContext>[],
  };
}
