import { useState } from "react";
import { useHasCome } from "../has-come.ts";
import { type Me, useMe } from "../session.tsx";

/** A blocked chart that is open to the signed-in person now. */
export type OpenOverride = Me["chartOverrides"][number];

/** Those that are open: gone with the mode, and each at its end by the clock, where nothing tells of it. */
export function useOpenOverrides(): readonly OpenOverride[] {
  const { chartOverrides } = useMe();
  const [passed, setPassed] = useState(0);
  const open = chartOverrides.filter(({ endsAt }) => Date.parse(endsAt) > passed);
  const next = Math.min(...open.map(({ endsAt }) => Date.parse(endsAt)));
  if (useHasCome(next)) setPassed(next);
  return open;
}

/** What opens this patient's chart past a block now. */
export function useOverrideOf(patientId: string): OpenOverride | undefined {
  return useOpenOverrides().find((each) => each.patientId === patientId);
}

/** How often what opened the patient's chart has ended: the key of all that shows the patient, so that nothing of it stays on screen. */
export function useEndsOfOverride(patientId: string): number {
  const id = useOverrideOf(patientId)?.id;
  const [seen, setSeen] = useState({ id, ends: 0 });
  if (seen.id === id) return seen.ends;
  const ends = seen.ends + (seen.id === undefined ? 0 : 1);
  setSeen({ id, ends });
  return ends;
}

/** Whether a blocked chart can be opened now: in emergency access mode alone. */
export function useMayOverride(): boolean {
  return useMe().emergencyAccessActivation?.state === "ACTIVE";
}
