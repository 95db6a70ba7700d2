import { useQuery } from "@apollo/client/react";
import { IconHistory } from "@tabler/icons-react";
import { useState } from "react";
import { Link } from "react-router";
import { entryTone, whatInWords } from "../../lib/audit-words.ts";
import { clockTime } from "../../lib/dates.ts";
import { useDelayed } from "../../lib/delayed.ts";
import { explain } from "../../lib/errors.ts";
import type { EmergencyAccessEntryKind, EmergencyEntryFragment } from "../../lib/graphql/graphql.ts";
import { Instant } from "../../lib/moments.tsx";
import { usePaging } from "../../lib/paging.ts";
import { usePracticeTimeZone, useRight } from "../../lib/session.tsx";
import { Badge } from "../../ui/badge.tsx";
import { Section } from "../../ui/page.tsx";
import { type Segment, Segments } from "../../ui/segments.tsx";
import { EmptyState, ErrorState } from "../../ui/states.tsx";
import { SkeletonCards, TableFoot, TableFrame } from "../../ui/table.tsx";
import styles from "./emergency-access.module.css";
import { EMERGENCY_ENTRIES } from "./operations.ts";

const KINDS = [
  { value: "CHANGES", label: "Changes" },
  { value: "LOOKS", label: "What was looked at" },
] as const satisfies readonly Segment<EmergencyAccessEntryKind>[];

/** All that was done in the mode, oldest first: what has changed something comes before what was only looked at. */
export function ReviewEntries(props: { activationId: string; isOn: boolean }) {
  const [only, setOnly] = useState<EmergencyAccessEntryKind>("CHANGES");
  return (
    <Section
      id="review-entries"
      title="What was done"
      aside={
        <span className={styles.aside}>
          <Segments small label="What was done" value={only} segments={KINDS} onChange={setOnly} />
        </span>
      }
    >
      <Entries key={only} only={only} {...props} />
    </Section>
  );
}

/** Each page that is read is itself an entry of the log. */
function Entries({
  activationId,
  isOn,
  only,
}: {
  activationId: string;
  isOn: boolean;
  only: EmergencyAccessEntryKind;
}) {
  const readsLog = useRight("AUDIT_READ");
  const zone = usePracticeTimeZone();
  const paging = usePaging(25);
  const { data, previousData, error, loading, refetch } = useQuery(EMERGENCY_ENTRIES, {
    variables: { id: activationId, only, ...paging.variables },
    fetchPolicy: "network-only",
    nextFetchPolicy: "cache-first",
    notifyOnNetworkStatusChange: true,
  });
  const node = (data ?? previousData)?.node;
  const shown =
    error === undefined && node?.__typename === "EmergencyAccessActivation" ? node.review?.entries : undefined;
  const slow = useDelayed(shown === undefined && error === undefined);
  return (
    <TableFrame busy={loading}>
      {error !== undefined ? (
        <ErrorState {...explain(error, "What was done")} onRetry={() => void refetch()} />
      ) : shown === undefined || shown === null ? (
        <SkeletonCards rows={4} visible={slow} />
      ) : shown.totalCount === 0 ? (
        <EmptyState
          icon={<IconHistory size={18} stroke={1.75} />}
          title={`Nothing was ${only === "LOOKS" ? "only looked at" : "changed"} in it${isOn ? " yet" : ""}`}
        />
      ) : (
        <ol className={styles.entries} aria-label="What was done">
          {shown.edges.map(({ node: entry }) => (
            <Entry key={entry.id} entry={entry} zone={zone} linked={readsLog} />
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
  );
}

/** @param linked to the audit report, of which its reader sees this entry. */
function Entry({ entry, zone, linked }: { entry: EmergencyEntryFragment; zone: string; linked: boolean }) {
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
        <Instant at={entry.occurredAt} />
      </div>
      {linked ? (
        <Link
          to={`/audit?q=${encodeURIComponent(`request:${entry.requestId}`)}&entry=${encodeURIComponent(entry.id)}`}
          aria-label={`Audit entry of ${clockTime(entry.occurredAt, zone)}`}
        >
          Audit entry
        </Link>
      ) : null}
    </li>
  );
}
