import {
  getNamedType,
  isInterfaceType,
  isLeafType,
  isObjectType,
  isRequiredArgument,
  type GraphQLNamedType,
  type GraphQLSchema,
} from "graphql";

/**
 * Selections on a type that together ask for every field that is so many objects away, along each way that meets no type twice: first the
 * plain fields, then one selection for each way onwards. Each of them stays within the limits of an operation.
 * @throws for a field that cannot be asked for without an argument: it would be left out.
 */
export function everySelection(
  schema: GraphQLSchema,
  type: GraphQLNamedType,
  steps: number,
  met: ReadonlySet<string> = new Set(),
): string[] {
  if (!isObjectType(type) && !isInterfaceType(type)) return [];
  const onWay = new Set([...met, type.name]);
  const plain = ["__typename"];
  const onwards: { to: GraphQLNamedType; by: string }[] = [];
  for (const { name, args, type: answered } of Object.values(type.getFields())) {
    if (args.some(isRequiredArgument))
      throw new Error(`${type.name}.${name} is asked for by no selection: it requires an argument`);
    const to = getNamedType(answered);
    if (isLeafType(to)) plain.push(name);
    else onwards.push({ to, by: name });
  }
  if (isInterfaceType(type))
    for (const to of schema.getPossibleTypes(type)) onwards.push({ to, by: `... on ${to.name}` });
  const further = onwards
    .filter(({ to }) => !onWay.has(to.name))
    .flatMap(({ to, by }) => {
      const left = isOnTheWay(to) || by.startsWith("...") ? steps : steps - 1;
      return left < 0 ? [] : everySelection(schema, to, left, onWay).map((selection) => `${by} { ${selection} }`);
    });
  return [plain.join(" "), ...further];
}

/** What stands between a list and its nodes. */
function isOnTheWay({ name }: GraphQLNamedType): boolean {
  return /(?:Connection|Edge)$/.test(name) || name === "PageInfo";
}
