import { useApolloClient } from "@apollo/client/react";
import { useEffect } from "react";
import { useMe } from "../session.tsx";
import { useOpenOverrides } from "./open-overrides.ts";

/**
 * Forgets what was read of a patient when what opened the chart past a block has ended, on whatever page. Where this computer's clock is
 * ahead, the server takes the override back later, and the chart is forgotten again.
 */
export function OverrideWatch() {
  const open = useOpenOverrides();
  return useMe().chartOverrides.map((each) =>
    each.patientId === null ? null : <Watched key={`${each.id} ${open.includes(each)}`} patientId={each.patientId} />,
  );
}

/** Forgets as it goes. */
function Watched({ patientId }: { patientId: string }) {
  const { cache } = useApolloClient();
  useEffect(
    () => () => {
      cache.evict({ id: "ROOT_QUERY", fieldName: "patient", args: { id: patientId } });
      cache.evict({ id: `Patient:${patientId}` });
      // The chart and its documents come by their own ids, which do not tell whose they are.
      cache.evict({ id: "ROOT_QUERY", fieldName: "node" });
      cache.gc();
    },
    [cache, patientId],
  );
  return null;
}
