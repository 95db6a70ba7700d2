import { DISABLED_IN_BTG } from "@chartward/schema/disabled-in-btg";
import { useMe } from "./session.tsx";

/** What the schema can mark: a mutation, such as `Mutation.addUser`, or an input's field, such as `UserProfileInput.smtpPassword`. */
export type SchemaElement = `Mutation.${string}` | `${string}Input.${string}`;

/** The reason why the API would refuse a call with these elements now, told from its own declarations; undefined where all are open. */
export type LockOf = (...elements: readonly SchemaElement[]) => string | undefined;

/** For controls of many elements, such as a form's fields. */
export function useLocks(): LockOf {
  const { lockdown } = useMe();
  return (...elements) =>
    lockdown && elements.some((element) => DISABLED_IN_BTG.has(element)) ? "Disabled when in BTG" : undefined;
}

/** For a control of one element. */
export function useLocked(element: SchemaElement): string | undefined {
  return useLocks()(element);
}
