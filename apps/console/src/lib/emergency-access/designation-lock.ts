import { useLocked } from "../lockdown.ts";
import { useMe } from "../session.tsx";

/** Why the signed-in person cannot allow emergency access for somebody; undefined: nothing is in the way. */
export function useDesignationLock(): string | undefined {
  const locked = useLocked("Mutation.setEmergencyAccessDesignation");
  const { mayDesignate } = useMe();
  if (locked !== undefined || mayDesignate) return locked;
  return "It gives the rights of an administrator, and you do not hold all of them. Ask an administrator.";
}
