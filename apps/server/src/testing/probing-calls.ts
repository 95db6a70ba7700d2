import {
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  type GraphQLField,
  type GraphQLInputObjectType,
  type GraphQLInputType,
} from "graphql";

/** A value to look for somebody by, and what of it may come back since it was typed. */
export interface Probe {
  readonly value: unknown;
  readonly typed: readonly string[];
}

/** What to try where an input asks for a value. */
export interface Probes {
  /** Whether each value of an enum is tried. */
  readonly enums: boolean;
  /** Of a scalar; `name` is the argument's or field's own, `within` the input type that it is a field of. */
  of(type: string, name: string, within: string | null): readonly Probe[];
  /** Where a value is required beside the one that is tried, and for input types that make sense only as a whole. */
  required(type: string, name: string, within: string | null): unknown;
}

/** The arguments of a call, and what was typed in them. */
export interface ProbingCall {
  readonly values: Record<string, unknown>;
  readonly typed: readonly string[];
}

/** A document of several calls, under aliases. */
export interface PackedCalls {
  readonly query: string;
  readonly variables: Record<string, unknown>;
  /** The same of each of its calls. */
  readonly typed: readonly string[];
}

/** Well below the limits of an operation. */
const CALLS_AT_MOST = 10;
const TOKENS_AT_MOST = 1_200;

/** All calls with all selections, in as few documents as the limits allow: those in which the same was typed stand together. */
export function packCalls(
  kind: "query" | "mutation",
  { name, args }: GraphQLField<unknown, unknown>,
  asked: readonly { readonly call: ProbingCall; readonly selections: readonly string[] }[],
): PackedCalls[] {
  const single = asked.flatMap(({ call, selections }) => merged(selections).map((selection) => ({ call, selection })));
  return [...Map.groupBy(single, ({ call }) => call.typed.join("\n")).values()].flatMap((alike) => {
    const documents: (typeof single)[] = [];
    let tokens = Infinity;
    for (const each of alike) {
      const cost = tokensOf(each.selection) + 20;
      if (tokens + cost > TOKENS_AT_MOST || documents.at(-1)!.length === CALLS_AT_MOST) {
        documents.push([]);
        tokens = 0;
      }
      documents.at(-1)!.push(each);
      tokens += cost;
    }
    return documents.map((document) => {
      const variables: Record<string, unknown> = {};
      const declared: string[] = [];
      const fields = document.map(({ call, selection }, index) => {
        const given = args.filter((arg) => arg.name in call.values);
        for (const arg of given) {
          variables[`c${index}_${arg.name}`] = call.values[arg.name];
          declared.push(`$c${index}_${arg.name}: ${String(arg.type)}`);
        }
        const passed = given.map((arg) => `${arg.name}: $c${index}_${arg.name}`).join(", ");
        return `c${index}: ${name}${passed === "" ? "" : `(${passed})`}${selection === "" ? "" : ` { ${selection} }`}`;
      });
      const head = declared.length === 0 ? "" : ` (${declared.join(", ")})`;
      return { query: `${kind}${head} { ${fields.join(" ")} }`, variables, typed: document[0]!.call.typed };
    });
  });
}

/** Selections on one thing, put together as far as the limits allow; fields of several types of an interface would conflict. */
function merged(selections: readonly string[]): string[] {
  if (selections.length === 0) return [""];
  const ofOneType = (selection: string) => !/\{ \.\.\. on/.test(selection);
  const together: string[] = selections.filter((selection) => !ofOneType(selection));
  for (const selection of selections.filter(ofOneType)) {
    const last = together.at(-1);
    if (last === undefined || !ofOneType(last) || tokensOf(last) + tokensOf(selection) > TOKENS_AT_MOST / 3)
      together.push(selection);
    else together[together.length - 1] = `${last} ${selection}`;
  }
  return together;
}

function tokensOf(text: string): number {
  return text.match(/\w+|[{}.]/g)?.length ?? 0;
}

/**
 * Calls of a root field: one with as little as it needs, and one for each place of its arguments and each probe that fits there, at any depth:
 * what is added to the schema is tried by itself.
 */
export function probingCalls({ args }: GraphQLField<unknown, unknown>, probes: Probes): ProbingCall[] {
  const needed = Object.fromEntries(
    args
      .filter(({ type }) => isNonNullType(type))
      .map(({ name, type }) => [name, requiredOf(type, name, null, probes)]),
  );
  const tried = args.flatMap(({ name, type }) =>
    fillings(type, name, null, probes, new Set()).map(({ value, typed }) => ({
      values: { ...needed, [name]: value },
      typed,
    })),
  );
  return [{ values: needed, typed: [] }, ...tried];
}

function fillings(
  type: GraphQLInputType,
  name: string,
  within: string | null,
  probes: Probes,
  met: ReadonlySet<string>,
): Probe[] {
  if (isNonNullType(type)) return fillings(type.ofType, name, within, probes, met);
  if (isListType(type))
    return fillings(type.ofType, name, within, probes, met).map(({ value, typed }) => ({ value: [value], typed }));
  if (isEnumType(type)) return probes.enums ? type.getValues().map((each) => ({ value: each.name, typed: [] })) : [];
  const whole = probes.of(type.name, name, within);
  if (!isInputObjectType(type) || whole.length > 0) return [...whole];
  if (met.has(type.name)) return [];
  return Object.values(type.getFields()).flatMap((field) =>
    fillings(field.type, field.name, type.name, probes, new Set([...met, type.name])).map(({ value, typed }) => ({
      value: { ...(type.isOneOf ? {} : neededOf(type, probes)), [field.name]: value },
      typed,
    })),
  );
}

function neededOf(type: GraphQLInputObjectType, probes: Probes): Record<string, unknown> {
  const fields = Object.values(type.getFields());
  const needed = type.isOneOf ? fields.slice(0, 1) : fields.filter((field) => isNonNullType(field.type));
  return Object.fromEntries(needed.map((field) => [field.name, requiredOf(field.type, field.name, type.name, probes)]));
}

function requiredOf(type: GraphQLInputType, name: string, within: string | null, probes: Probes): unknown {
  if (isNonNullType(type)) return requiredOf(type.ofType, name, within, probes);
  if (isListType(type)) {
    // Every column of a report, every kind of an entry: as much as there is.
    if (isNonNullType(type.ofType) && isEnumType(type.ofType.ofType))
      return type.ofType.ofType.getValues().map((each) => each.name);
    return [requiredOf(type.ofType, name, within, probes)];
  }
  if (isEnumType(type)) return type.getValues()[0]!.name;
  const whole = probes.required(type.name, name, within);
  return isInputObjectType(type) && whole === undefined ? neededOf(type, probes) : whole;
}
