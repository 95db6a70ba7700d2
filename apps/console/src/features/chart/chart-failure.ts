import { explain, type Explanation } from "../../lib/errors.ts";

/** Why a part of the chart is not shown. A set may block the chart alone: the record around it is open then. */
export function explainChart(error: unknown, what: string): Explanation {
  const explanation = explain(error, what);
  return explanation.kind === "blocked" ? { ...explanation, title: "You cannot open this chart" } : explanation;
}
