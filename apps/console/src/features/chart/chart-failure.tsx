import { useApolloClient } from "@apollo/client/react";
import { useEffect } from "react";
import { BlockedInMode } from "../../lib/emergency-access/open-chart-override.tsx";
import { useMayOverride } from "../../lib/emergency-access/open-overrides.ts";
import { explain } from "../../lib/errors.ts";
import { ErrorState } from "../../ui/states.tsx";
import { PATIENT } from "./operations.ts";

/**
 * Why a part of the chart is not shown; in emergency access mode, the way past a block. A set may block the chart alone, and the record
 * around it stays open then: where the block came while the record stood open, only the record itself, asked for anew, can tell.
 */
export function ChartFailure(props: {
  error: unknown;
  what: string;
  patientId: string;
  onRetry: () => Promise<unknown>;
}) {
  const { error, patientId } = props;
  const client = useApolloClient();
  const mayOverride = useMayOverride();
  const explanation = explain(error, props.what);
  const blocked = explanation.kind === "blocked";
  useEffect(() => {
    // What it fails with stands on the page.
    if (blocked) client.refetchQueries({ include: [PATIENT] }).catch(() => undefined);
  }, [blocked, client]);
  // What it fails with stands here again.
  const retry = () => props.onRetry().catch(() => undefined);
  if (!blocked) return <ErrorState {...explanation} onRetry={() => void retry()} />;
  if (mayOverride) return <BlockedInMode what="chart" patientId={patientId} onOpened={retry} />;
  return <ErrorState {...explanation} title="You cannot open this chart" />;
}
