import { useCallback, useMemo } from "react";
import { useLocation, useNavigate } from "react-router";
import type { DemographicReportInput } from "../../lib/graphql/graphql.ts";
import { reportAt, reportLocation } from "../../lib/report-location.ts";
import { useUrlState } from "../../lib/url-state.ts";
import { draftOf, type ReportDraft, reportOf } from "./report-draft.ts";

/** The report of a step of the history. */
export interface ReportOfAddress {
  /** What was run last. Undefined: nothing yet. */
  readonly draft: ReportDraft | undefined;
  readonly report: DemographicReportInput | undefined;
  /** Tells one report from another. */
  readonly key: string;
  readonly show: (report: DemographicReportInput) => void;
}

/** The report that is shown, kept by its step of the history: Back shows the one before, a reload the same again. */
export function useReportOfAddress(): ReportOfAddress {
  const [parameters] = useUrlState();
  const { state } = useLocation();
  const navigate = useNavigate();
  const json = reportAt(parameters, state);
  const draft = useMemo(() => draftOf(parsed(json)), [json]);
  const report = useMemo(() => (draft === undefined ? undefined : reportOf(draft)), [draft]);
  const show = useCallback(
    (next: DemographicReportInput) => {
      const { search, state: kept } = reportLocation(next);
      void navigate({ search }, { preventScrollReset: true, state: kept });
    },
    [navigate],
  );
  return useMemo(() => ({ draft, report, key: json, show }), [draft, report, json, show]);
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
