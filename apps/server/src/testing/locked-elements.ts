import { getDirective } from "@graphql-tools/utils";
import {
  getNamedType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLInputType,
  type GraphQLSchema,
} from "graphql";
import { nodeId } from "../graphql/node-id.ts";
import { PASSWORD } from "./test-server.ts";

/** A schema element marked @disabledInBtg, by the way in which a mutation reaches it. */
export interface LockedElement {
  readonly field: GraphQLField<unknown, unknown>;
  /** As the refusal names it: the field itself, or `input.profile.smtpPassword`. */
  readonly path: string;
  /** Below the field: `["input", "profile", "smtpPassword"]`; empty: the whole field is marked. */
  readonly steps: readonly string[];
  readonly nullable: boolean;
}

/** Every element that is locked in a mutation, as the schema says it. A type that two mutations take is there for both. */
export function lockedElementsOf(schema: GraphQLSchema): LockedElement[] {
  return Object.values(schema.getMutationType()!.getFields()).flatMap((field): LockedElement[] => {
    if (isMarked(schema, field)) return [{ field, path: field.name, steps: [], nullable: false }];
    return field.args.flatMap((arg) =>
      within(schema, arg, []).map(({ steps, nullable }) => ({ field, path: steps.join("."), steps, nullable })),
    );
  });
}

function within(
  schema: GraphQLSchema,
  element: GraphQLArgument | GraphQLInputField,
  above: readonly string[],
): { steps: readonly string[]; nullable: boolean }[] {
  const steps = [...above, element.name];
  if (isMarked(schema, element)) {
    if (element.defaultValue !== undefined) throw new Error(`${steps.join(".")} is locked and has a default`);
    return [{ steps, nullable: !isNonNullType(element.type) }];
  }
  const named = getNamedType(element.type);
  // No input type holds itself so far; one that does would come back to a name that stands above.
  if (!isInputObjectType(named) || above.includes(element.name)) return [];
  return Object.values(named.getFields()).flatMap((field) => within(schema, field, steps));
}

function isMarked(schema: GraphQLSchema, element: unknown): boolean {
  return getDirective(schema, element as never, "disabledInBtg")?.[0] !== undefined;
}

/** Arguments with which the element is called: all that is required, and the element itself. */
export function argumentsOf({ field, steps }: LockedElement, given?: null): Record<string, unknown> {
  const [first, ...rest] = steps;
  return Object.fromEntries(
    field.args
      .filter((arg) => isRequired(arg) || arg.name === first)
      .map((arg) => [arg.name, valueOf(arg.name, arg.type, arg.name === first ? rest : null, given)]),
  );
}

/** @param steps what must stand in it; null: nothing but what is required. */
function valueOf(name: string, type: GraphQLInputType, steps: readonly string[] | null, given?: null): unknown {
  if (steps?.length === 0 && given === null) return null;
  if (isNonNullType(type)) return valueOf(name, type.ofType, steps, given);
  if (isListType(type)) return [valueOf(name, type.ofType, steps, given)];
  if (isEnumType(type)) return type.getValues()[0]!.name;
  if (isInputObjectType(type)) {
    const fields = Object.values(type.getFields());
    const wanted = type.isOneOf
      ? [fields[0]!]
      : fields.filter((field) => isRequired(field) || field.name === steps?.[0]);
    return Object.fromEntries(
      wanted.map((field) => [
        field.name,
        valueOf(field.name, field.type, field.name === steps?.[0] ? steps.slice(1) : null, given),
      ]),
    );
  }
  switch (type.name) {
    case "ID":
      return nodeId("User", "00000000-0000-7000-8000-000000000000");
    case "Int":
      return 1;
    case "Boolean":
      return true;
    default:
      return name === "password" ? PASSWORD : "x";
  }
}

function isRequired({ type, defaultValue }: GraphQLArgument | GraphQLInputField): boolean {
  return isNonNullType(type) && defaultValue === undefined;
}

/** A value as a literal of a document. */
export function literalOf(value: unknown, type: GraphQLInputType): string {
  if (isNonNullType(type)) return literalOf(value, type.ofType);
  if (value === null) return "null";
  if (isListType(type)) return `[${(value as unknown[]).map((item) => literalOf(item, type.ofType)).join(", ")}]`;
  if (isEnumType(type)) return String(value);
  if (!isInputObjectType(type)) return JSON.stringify(value);
  const fields = Object.entries(value as object).map(
    ([name, each]) => `${name}: ${literalOf(each, type.getFields()[name]!.type)}`,
  );
  return `{ ${fields.join(", ")} }`;
}
