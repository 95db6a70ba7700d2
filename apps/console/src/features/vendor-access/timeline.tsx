import { useQuery } from "@apollo/client/react";
import { Button } from "@mantine/core";
import {
  IconArrowDown,
  IconBan,
  IconDoorEnter,
  IconDoorExit,
  IconEye,
  IconEyeOff,
  IconHistory,
  IconPencil,
  type TablerIcon,
} from "@tabler/icons-react";
import { useEffect, useEffectEvent, useRef } from "react";
import { Link } from "react-router";
import { fieldInWords, valueInWords, whatInWords } from "../../lib/audit-words.ts";
import { clockTime, relativeTime, shortDay, zoneName } from "../../lib/dates.ts";
import { useDelayed } from "../../lib/delayed.ts";
import { explain } from "../../lib/errors.ts";
import type { TimelineEntryFragment } from "../../lib/graphql/graphql.ts";
import { usePaging } from "../../lib/paging.ts";
import { usePracticeTimeZone } from "../../lib/session.tsx";
import { Diff } from "../../ui/diff.tsx";
import { Section } from "../../ui/page.tsx";
import { EmptyState, ErrorState } from "../../ui/states.tsx";
import { SkeletonCards, TableFoot, TableFrame } from "../../ui/table.tsx";
import { VENDOR_ACCESS_TIMELINE } from "./operations.ts";
import styles from "./timeline.module.css";
import { useAddedEntries } from "./use-added-entries.ts";

/**
 * All that was done in one access, from its opening to its end. Its last page grows while the access is live, and each page leads to the
 * end. Each page that is read is itself an entry of the log: it is read anew only when there is something new.
 */
export function Timeline({ accessId, isLive }: { accessId: string; isLive: boolean }) {
  const zone = usePracticeTimeZone();
  const paging = usePaging(25);
  const { data, previousData, error, loading, refetch } = useQuery(VENDOR_ACCESS_TIMELINE, {
    variables: { id: accessId, ...paging.variables },
    fetchPolicy: "network-only",
    nextFetchPolicy: "cache-first",
    notifyOnNetworkStatusChange: true,
  });
  const node = (data ?? previousData)?.node;
  const shown = error === undefined && node?.__typename === "BtgSession" ? node.timeline : undefined;
  const slow = useDelayed(shown === undefined && error === undefined);
  const isLast = paging.isEnd || shown?.pageInfo.hasNextPage === false;
  const added = useAddedEntries(isLive && !loading ? shown : undefined);

  const toEnd = () => paging.toEnd((shown?.totalCount ?? 0) + added);
  const grow = useEffectEvent(() => (paging.isEnd ? toEnd() : void refetch().catch(() => undefined)));
  useEffect(() => {
    if (added > 0 && isLast) grow();
  }, [added, isLast]);

  // Who went to the end sees the end.
  const list = useRef<HTMLOListElement>(null);
  const isAtEnd = paging.isEnd && data !== undefined && !loading;
  useEffect(() => {
    if (isAtEnd) list.current?.lastElementChild?.scrollIntoView({ block: "nearest" });
  }, [isAtEnd]);

  return (
    <Section
      id="timeline"
      title={`Timeline, times in ${zoneName(zone)}`}
      aside={
        <span role="status" className={styles.anew}>
          {isLast || added === 0 ? null : (
            <Button size="xs" leftSection={<IconArrowDown size={14} stroke={1.75} />} onClick={toEnd}>
              {added} new {added === 1 ? "entry" : "entries"}: go to the end
            </Button>
          )}
        </span>
      }
    >
      <TableFrame busy={loading}>
        {error !== undefined ? (
          <ErrorState {...explain(error, "The timeline")} onRetry={() => void refetch()} />
        ) : shown === undefined || shown === null ? (
          <SkeletonCards rows={5} visible={slow} />
        ) : shown.totalCount === 0 ? (
          <EmptyState icon={<IconHistory size={18} stroke={1.75} />} title="Nothing that you may see was done" />
        ) : (
          <ol className={styles.timeline} aria-label="Timeline" ref={list}>
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
            onPrevious={paging.isFirst || paging.from === 1 ? undefined : () => paging.previous(shown.pageInfo)}
            onNext={shown.pageInfo.hasNextPage ? () => paging.next(shown.pageInfo) : undefined}
          />
        )}
      </TableFrame>
    </Section>
  );
}

/** What kind of step it was, by its sign. */
const SIGNS = {
  opened: IconDoorEnter,
  ended: IconDoorExit,
  refused: IconBan,
  withheld: IconEyeOff,
  changed: IconPencil,
  seen: IconEye,
} as const satisfies Readonly<Record<string, TablerIcon>>;

function Entry({ entry, zone }: { entry: TimelineEntryFragment; zone: string }) {
  const kind = kindOf(entry);
  const Sign = SIGNS[kind];
  return (
    <li data-kind={kind}>
      <time dateTime={entry.occurredAt} title={relativeTime(entry.occurredAt)}>
        <span>{shortDay(entry.occurredAt, zone)}</span> {clockTime(entry.occurredAt, zone)}
      </time>
      <span className={styles.sign}>
        <Sign size={15} stroke={1.75} aria-hidden="true" />
      </span>
      <div className={styles.what}>
        <p>
          {/* Who ended it is told: another than the employee, it may be. */}
          {entry.actor.kind === "VENDOR_EMPLOYEE" ? whatInWords(entry) : entry.sentence.replace(/\.$/u, "")}
        </p>
        {entry.withheld ? (
          <p className={styles.withheld}>
            The details are kept back: they are for those who may read the audit log and whom no patient set keeps from
            them.
          </p>
        ) : null}
        {kind === "changed" ? (
          <Diff
            changes={entry.changes.map(({ field, before, after }) => ({
              field: fieldInWords(field),
              before: valueInWords(before),
              after: valueInWords(after),
            }))}
          />
        ) : null}
      </div>
      <Link
        to={`/audit?q=${encodeURIComponent(`request:${entry.requestId}`)}&entry=${encodeURIComponent(entry.id)}`}
        className={styles.entry}
        aria-label={`Audit entry of ${clockTime(entry.occurredAt, zone)}`}
      >
        Audit entry
      </Link>
    </li>
  );
}

function kindOf({ actionName, outcome, changes, withheld }: TimelineEntryFragment): keyof typeof SIGNS {
  if (outcome !== "SUCCESS") return "refused";
  if (actionName === "btg.open") return "opened";
  if (actionName === "btg.end" || actionName === "btg.expire") return "ended";
  if (withheld) return "withheld";
  return changes.length > 0 ? "changed" : "seen";
}
