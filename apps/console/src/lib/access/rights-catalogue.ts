import { useQuery } from "@apollo/client/react";
import type { AccessRight, AccessRightsQuery } from "../graphql/graphql.ts";
import { ACCESS_RIGHTS } from "./operations.ts";

/** An access right with its texts. */
export type RightInfo = NonNullable<AccessRightsQuery["accessRights"]>[number];

/** The catalogue in its order, as the server words it; undefined until the first answer. */
export function useRightsCatalogue(): { catalogue: readonly RightInfo[] | undefined; error: unknown } {
  const { data, error } = useQuery(ACCESS_RIGHTS, { fetchPolicy: "cache-first" });
  return { catalogue: data?.accessRights ?? undefined, error };
}

/** The sections of the grid in order, each with its part of the list. */
export function bySection<T extends { readonly section: string }>(
  items: readonly T[],
): readonly { readonly section: string; readonly items: readonly T[] }[] {
  return [...Map.groupBy(items, ({ section }) => section)].map(([section, members]) => ({ section, items: members }));
}

/** "Open charts" of CHART_OPEN; the right's own name until the catalogue is there. */
export function rightLabel(catalogue: readonly RightInfo[] | undefined, right: AccessRight): string {
  return catalogue?.find((info) => info.right === right)?.label ?? right;
}

/** Whether the text is part of the right's label, name or description. */
export function matchesRight(info: RightInfo, text: string): boolean {
  const needle = text.trim().toLowerCase();
  return [info.label, info.name, info.description].some((words) => words.toLowerCase().includes(needle));
}
