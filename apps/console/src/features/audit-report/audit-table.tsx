import { VisuallyHidden } from "@mantine/core";
import { IconChevronDown, IconChevronRight } from "@tabler/icons-react";
import { Fragment } from "react";
import { clockTime, relativeTime, shortDay, zoneName } from "../../lib/dates.ts";
import type { AuditRowFragment } from "../../lib/graphql/graphql.ts";
import { cell, RightCell, SkeletonRows, Table } from "../../ui/table.tsx";
import { ActionBadge } from "./action-badge.tsx";
import { ActorName } from "./actor-name.tsx";
import styles from "./audit-report.module.css";
import { EntryDetail } from "./entry-detail.tsx";
import { WhatAndWhy } from "./what-and-why.tsx";

/** What table and cards of the report both show. */
export interface AuditRows {
  readonly entries: readonly AuditRowFragment[] | undefined;
  readonly open: string | undefined;
  readonly zone: string;
  readonly skeleton: boolean;
  readonly onToggle: (id: string) => void;
  readonly query: string;
  readonly onSearch: (text: string) => void;
}

/** The entries as a table; a row opens to everything that is known of it. */
export function AuditTable(props: AuditRows & { rowCount: number }) {
  const { entries, open, zone, onToggle } = props;
  return (
    <Table label="Audit entries" className={styles.table}>
      <thead>
        <tr>
          <th scope="col">
            <VisuallyHidden>Open</VisuallyHidden>
          </th>
          <th scope="col">Time, {zoneName(zone)}</th>
          <th scope="col">Actor</th>
          <th scope="col">Action</th>
          <th scope="col">What</th>
          <th scope="col" className={cell.right}>
            IP address
          </th>
        </tr>
      </thead>
      {entries === undefined ? (
        <SkeletonRows rows={props.rowCount} widths={[14, 110, 130, 100, 280, 80]} visible={props.skeleton} />
      ) : (
        <tbody>
          {entries.map((entry) => {
            const isOpen = entry.id === open;
            const Chevron = isOpen ? IconChevronDown : IconChevronRight;
            return (
              <Fragment key={entry.id}>
                <tr data-open={isOpen || undefined} onClick={() => onToggle(entry.id)}>
                  <td>
                    <button
                      type="button"
                      className={styles.open}
                      aria-expanded={isOpen}
                      aria-label={`${entry.actionLabel}, ${entry.actor.name}, ${clockTime(entry.occurredAt, zone)}`}
                      onClick={(event) => {
                        event.stopPropagation();
                        onToggle(entry.id);
                      }}
                    >
                      <Chevron size={14} stroke={1.75} aria-hidden="true" />
                    </button>
                  </td>
                  <td>
                    <time className={styles.when} dateTime={entry.occurredAt} title={relativeTime(entry.occurredAt)}>
                      <span className={cell.dimmed}>{shortDay(entry.occurredAt, zone)}</span>{" "}
                      {clockTime(entry.occurredAt, zone)}
                    </time>
                  </td>
                  <td>
                    <ActorName entry={entry} />
                  </td>
                  <td>
                    <ActionBadge entry={entry} />
                  </td>
                  <td title={entry.sentence}>
                    <WhatAndWhy entry={entry} />
                  </td>
                  <RightCell className={`${cell.mono} ${cell.dimmed}`}>{entry.ipAddress}</RightCell>
                </tr>
                {isOpen ? (
                  <tr className={styles.detailRow}>
                    <td colSpan={6}>
                      <EntryDetail entry={entry} zone={zone} query={props.query} onSearch={props.onSearch} />
                    </td>
                  </tr>
                ) : null}
              </Fragment>
            );
          })}
        </tbody>
      )}
    </Table>
  );
}
