import { useQuery } from "@apollo/client/react";
import { IconHistory } from "@tabler/icons-react";
import { Link } from "react-router";
import { entryTone, whatInWords } from "../../lib/audit-words.ts";
import { clockTime, formatInstant, relativeTime } from "../../lib/dates.ts";
import { useDelayed } from "../../lib/delayed.ts";
import { explain } from "../../lib/errors.ts";
import type { EmergencyEntryFragment } from "../../lib/graphql/graphql.ts";
import { usePaging } from "../../lib/paging.ts";
import { usePracticeTimeZone } from "../../lib/session.tsx";
import { Badge } from "../../ui/badge.tsx";
import { Section } from "../../ui/page.tsx";
import { EmptyState, ErrorState } from "../../ui/states.tsx";
import { SkeletonCards, TableFoot, TableFrame } from "../../ui/table.tsx";
import styles from "./emergency-access.module.css";
import { EMERGENCY_ENTRIES } from "./operations.ts";

/** All that was done in the mode, oldest first. Each page that is read is itself an entry of the log. */
export function ReviewEntries({ activationId, isOn }: { activationId: string; isOn: boolean }) {
  const zone = usePracticeTimeZone();
  const paging = usePaging(25);
  const { data, previousData, error, loading, refetch } = useQuery(EMERGENCY_ENTRIES, {
    variables: { id: activationId, ...paging.variables },
    fetchPolicy: "network-only",
    nextFetchPolicy: "cache-first",
    notifyOnNetworkStatusChange: true,
  });
  const node = (data ?? previousData)?.node;
  const shown =
    error === undefined && node?.__typename === "EmergencyAccessActivation" ? node.review?.entries : undefined;
  const slow = useDelayed(shown === undefined && error === undefined);
  return (
    <Section id="review-entries" title="What was done">
      <TableFrame busy={loading}>
        {error !== undefined ? (
          <ErrorState {...explain(error, "What was done")} onRetry={() => void refetch()} />
        ) : shown === undefined || shown === null ? (
          <SkeletonCards rows={4} visible={slow} />
        ) : shown.totalCount === 0 ? (
          <EmptyState
            icon={<IconHistory size={18} stroke={1.75} />}
            title={isOn ? "Nothing was done in it yet" : "Nothing was done in it"}
          />
        ) : (
          <ol className={styles.entries} aria-label="What was done">
            {shown.edges.map(({ node: entry }) => (
              <Entry key={entry.id} entry={entry} zone={zone} />
            ))}
          </ol>
        )}
        {shown === undefined || shown === null || shown.totalCount === 0 ? null : (
          <TableFoot
            from={paging.from}
            count={shown.edges.length}
            total={shown.totalCount}
            paging={paging}
            pending={data === undefined}
            onPrevious={paging.isFirst ? undefined : () => paging.previous(shown.pageInfo)}
            onNext={shown.pageInfo.hasNextPage ? () => paging.next(shown.pageInfo) : undefined}
          />
        )}
      </TableFrame>
    </Section>
  );
}

function Entry({ entry, zone }: { entry: EmergencyEntryFragment; zone: string }) {
  const overridden = entry.marks.includes("CHART_OVERRIDE");
  return (
    <li data-tone={entryTone(entry)}>
      <div>
        <p>
          <b>{whatInWords(entry)}</b>
          {overridden ? (
            <>
              {" "}
              <Badge tone="emergency">Blocked chart</Badge>
            </>
          ) : null}
          {entry.reason === null ? null : <span className={styles.second}>“{entry.reason}”</span>}
        </p>
        <time dateTime={entry.occurredAt} title={relativeTime(entry.occurredAt)}>
          {formatInstant(entry.occurredAt, zone)}
        </time>
      </div>
      <Link
        to={`/audit?q=${encodeURIComponent(`request:${entry.requestId}`)}&entry=${encodeURIComponent(entry.id)}`}
        aria-label={`Audit entry of ${clockTime(entry.occurredAt, zone)}`}
      >
        Audit entry
      </Link>
    </li>
  );
}
