import { DISABLED_IN_BTG } from "@chartward/schema/disabled-in-btg";
import { useMe } from "./session.tsx";

/**
 * The reason why the API would refuse this element now, told from its own declarations; undefined where it is open.
 * @param element a mutation, such as `Mutation.addUser`, or an input's field, such as `UserProfileInput.smtpPassword`.
 */
export function useLocked(element: `Mutation.${string}` | `${string}Input.${string}`): string | undefined {
  return useMe().lockdown && DISABLED_IN_BTG.has(element) ? "Disabled when in BTG" : undefined;
}
