import { clockTime, relativeTime, shortDay } from "../../lib/dates.ts";
import { SkeletonCards } from "../../ui/table.tsx";
import { ActionBadge } from "./action-badge.tsx";
import styles from "./audit-report.module.css";
import type { AuditRows } from "./audit-table.tsx";
import { EntryDetail } from "./entry-detail.tsx";
import { WhatAndWhy } from "./what-and-why.tsx";

/** The entries as cards, for phones. */
export function AuditCards(props: AuditRows) {
  const { entries, open, zone, onToggle } = props;
  if (entries === undefined) return <SkeletonCards rows={8} visible={props.skeleton} />;
  return (
    <ul className={styles.cards} aria-label="Audit entries">
      {entries.map((entry) => (
        <li key={entry.id} data-open={entry.id === open || undefined}>
          <button type="button" aria-expanded={entry.id === open} onClick={() => onToggle(entry.id)}>
            <span className={styles.cardHead}>
              <ActionBadge entry={entry} />
              <time dateTime={entry.occurredAt} title={relativeTime(entry.occurredAt)}>
                {shortDay(entry.occurredAt, zone)} {clockTime(entry.occurredAt, zone)}
              </time>
            </span>
            <b>{entry.actor.name}</b>
            <WhatAndWhy entry={entry} />
          </button>
          {entry.id === open ? (
            <EntryDetail entry={entry} zone={zone} query={props.query} onSearch={props.onSearch} />
          ) : null}
        </li>
      ))}
    </ul>
  );
}
