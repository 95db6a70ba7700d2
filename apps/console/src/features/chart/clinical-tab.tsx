import { useQuery } from "@apollo/client/react";
import { useDelayed } from "../../lib/delayed.ts";
import { useUrlState } from "../../lib/url-state.ts";
import { ErrorState } from "../../ui/states.tsx";
import { AllEntries } from "./all-entries.tsx";
import { AuditedLine } from "./audited-line.tsx";
import { ClinicalCard, ClinicalCardSkeleton } from "./clinical-card.tsx";
import { ChartFailure } from "./chart-failure.tsx";
import styles from "./chart.module.css";
import { CLINICAL_KINDS } from "./entry-words.ts";
import { CLINICAL_INFORMATION } from "./operations.ts";

/** How many of each kind stand on the overview. */
const OVERVIEW_ROWS = 5;

/** Two columns, each as long as its kinds are. */
const COLUMNS = [
  [CLINICAL_KINDS[0], CLINICAL_KINDS[2], CLINICAL_KINDS[4]],
  [CLINICAL_KINDS[1], CLINICAL_KINDS[3], CLINICAL_KINDS[5]],
] as const;

/** The clinical record: an overview of each kind, and one kind in full. Opening it opens the chart. */
export function ClinicalTab({ chartId, patientId }: { chartId: string; patientId: string }) {
  const [parameters] = useUrlState();
  const { data, error, refetch } = useQuery(CLINICAL_INFORMATION, {
    variables: { chartId, first: OVERVIEW_ROWS },
    fetchPolicy: "network-only",
    nextFetchPolicy: "cache-first",
  });
  const slow = useDelayed(data === undefined && error === undefined);
  const chart = data?.node?.__typename === "Chart" ? data.node : undefined;
  const all = CLINICAL_KINDS.find(({ key }) => key === parameters.get("all"));

  if (error !== undefined) {
    return <ChartFailure error={error} what="The chart" patientId={patientId} onRetry={refetch} />;
  }
  if (data?.node === null) {
    return (
      <ErrorState
        kind="forbidden"
        title="You may not see this"
        text="Your role does not hold the right to open charts."
      />
    );
  }
  return (
    <>
      <AuditedLine>Opening this chart is in the audit log.</AuditedLine>
      {chart !== undefined && all !== undefined ? (
        <AllEntries key={all.kind} chartId={chart.id} patientId={patientId} kind={all} />
      ) : (
        <div className={styles.kinds}>
          {COLUMNS.map((kinds) => (
            <div key={kinds[0].key} className={styles.kindColumn}>
              {kinds.map((kind) =>
                chart === undefined ? (
                  <ClinicalCardSkeleton key={kind.kind} kind={kind} rows={OVERVIEW_ROWS} visible={slow} />
                ) : (
                  <ClinicalCard
                    key={kind.kind}
                    kind={kind}
                    entries={chart[kind.key]?.edges.map(({ node }) => node) ?? []}
                    count={
                      chart.counts.find((each) => each.kind === kind.kind)?.count ?? chart[kind.key]?.totalCount ?? 0
                    }
                  />
                ),
              )}
            </div>
          ))}
        </div>
      )}
    </>
  );
}
