import { useQuery } from "@apollo/client/react";
import { Button } from "@mantine/core";
import { IconChevronLeft } from "@tabler/icons-react";
import { Link } from "react-router";
import { formatNumber } from "../../lib/culture.ts";
import { useDelayed } from "../../lib/delayed.ts";
import { Badge } from "../../ui/badge.tsx";
import { ChartFailure } from "./chart-failure.tsx";
import styles from "./chart.module.css";
import { ClinicalCardSkeleton, EntryList } from "./clinical-card.tsx";
import type { ClinicalKind } from "./entry-words.ts";
import { MORE_ENTRIES } from "./operations.ts";

/** One kind in full, 50 at a time. */
export function AllEntries(props: { chartId: string; patientId: string; kind: ClinicalKind }) {
  const { chartId, patientId, kind } = props;
  const { data, error, loading, refetch, fetchMore } = useQuery(MORE_ENTRIES, {
    variables: { chartId, kind: kind.kind },
    fetchPolicy: "network-only",
    nextFetchPolicy: "cache-first",
    notifyOnNetworkStatusChange: true,
  });
  const slow = useDelayed(data === undefined && error === undefined);
  const entries = data?.node?.__typename === "Chart" ? data.node.entries : undefined;

  if (error !== undefined) {
    return <ChartFailure error={error} what={kind.label} patientId={patientId} onRetry={refetch} />;
  }
  if (entries === undefined || entries === null) return <ClinicalCardSkeleton kind={kind} rows={10} visible={slow} />;
  const more = () =>
    fetchMore({
      variables: { after: entries.pageInfo.endCursor },
      updateQuery: (previous, { fetchMoreResult: next }) =>
        previous.node?.__typename === "Chart" &&
        next.node?.__typename === "Chart" &&
        previous.node.entries &&
        next.node.entries
          ? {
              node: {
                ...next.node,
                entries: { ...next.node.entries, edges: [...previous.node.entries.edges, ...next.node.entries.edges] },
              },
            }
          : previous,
    });
  return (
    <>
      <Link to="?tab=clinical" preventScrollReset className={styles.back}>
        <IconChevronLeft size={14} stroke={1.75} aria-hidden="true" />
        All of Clinical Information
      </Link>
      <section className={styles.kind} aria-labelledby={`kind-${kind.key}`}>
        <header>
          <h2 id={`kind-${kind.key}`}>{kind.label}</h2>
          <Badge>{formatNumber(entries.totalCount)}</Badge>
        </header>
        <EntryList entries={entries.edges.map(({ node }) => node)} label={kind.label} />
        {entries.pageInfo.hasNextPage ? (
          <footer className={styles.more}>
            <Button size="sm" loading={loading} onClick={() => void more()}>
              Show {Math.min(50, entries.totalCount - entries.edges.length)} more
            </Button>
          </footer>
        ) : null}
      </section>
    </>
  );
}
