import { useApolloClient } from "@apollo/client/react";
import { useEffect } from "react";
import { explain, type Explanation, failureOf } from "../../lib/errors.ts";
import { PATIENT } from "./operations.ts";

/**
 * Why a part of the chart is not shown; undefined without an error. A set may block the chart alone, and the record around it stays
 * open then: where the block came while the record stood open, only the record itself, asked for anew, can tell.
 */
export function useChartFailure(thrown: unknown, what: string): Explanation | undefined {
  const client = useApolloClient();
  const blocked = thrown !== undefined && failureOf(thrown).code === "RECORD_BLOCKED";
  useEffect(() => {
    // What it fails with stands on the page.
    if (blocked) client.refetchQueries({ include: [PATIENT] }).catch(() => undefined);
  }, [blocked, client]);
  if (thrown === undefined) return undefined;
  const explanation = explain(thrown, what);
  return blocked ? { ...explanation, title: "You cannot open this chart" } : explanation;
}
