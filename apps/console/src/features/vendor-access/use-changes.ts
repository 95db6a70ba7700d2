import { useLiveLook } from "../../lib/live-look.ts";
import { useMe, useRight } from "../../lib/session.tsx";
import { VENDOR_ACCESS_CHANGED } from "./operations.ts";

/** Calls when an access was opened or has ended, and now and then. */
export function useAccessChanges(onChange: () => Promise<unknown>): void {
  const { actor } = useMe();
  useLiveLook(VENDOR_ACCESS_CHANGED, onChange, { listens: useRight("BTG_READ"), polls: actor.kind === "USER" });
}
