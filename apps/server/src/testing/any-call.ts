import {
  getNamedType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  type GraphQLField,
  type GraphQLInputType,
} from "graphql";
import { nodeId } from "../graphql/node-id.ts";

/**
 * An operation over one root field, well formed and about nothing that exists: what becomes of it is access's doing.
 * @param options `values`: of arguments that shall name something that exists; `selection`: of what is answered.
 */
export function anyCall(
  kind: "query" | "mutation" | "subscription",
  { name, args, type }: GraphQLField<unknown, unknown>,
  { values = {}, selection: wanted = "__typename" }: { values?: Record<string, unknown>; selection?: string } = {},
): { query: string; variables: Record<string, unknown> } {
  const given = args.filter((arg) => isNonNullType(arg.type) || arg.name in values);
  const variables = Object.fromEntries(given.map((arg) => [arg.name, values[arg.name] ?? valueOf(arg.type)]));
  const declared = given.map((arg) => `$${arg.name}: ${String(arg.type)}`).join(", ");
  const passed = given.map((arg) => `${arg.name}: $${arg.name}`).join(", ");
  const call = given.length === 0 ? name : `${name}(${passed})`;
  const selection = isLeafType(getNamedType(type)) ? "" : ` { ${wanted} }`;
  return { query: `${kind}${given.length === 0 ? "" : ` (${declared})`} { ${call}${selection} }`, variables };
}

function valueOf(type: GraphQLInputType): unknown {
  if (isNonNullType(type)) return valueOf(type.ofType);
  if (isListType(type)) return [valueOf(type.ofType)];
  if (isEnumType(type)) return type.getValues()[0]!.name;
  if (isInputObjectType(type)) {
    const fields = Object.values(type.getFields());
    const needed = type.isOneOf ? fields.slice(0, 1) : fields.filter((field) => isNonNullType(field.type));
    return Object.fromEntries(needed.map((field) => [field.name, valueOf(field.type)]));
  }
  switch (type.name) {
    case "ID":
      return nodeId("User", "00000000-0000-7000-8000-000000000000");
    case "Int":
      return 1;
    case "Boolean":
      return true;
    case "Date":
      return "2026-01-01";
    case "DateTime":
      return "2026-01-01T00:00:00.000Z";
    default:
      return "x";
  }
}
