import { useQuery } from "@apollo/client/react";
import { IconListSearch } from "@tabler/icons-react";
import { clockTime, formatInstant, localTimeZone, shortDay, zoneName } from "../../lib/dates.ts";
import { useDelayed } from "../../lib/delayed.ts";
import { useDocumentTitle } from "../../lib/document-title.ts";
import { explain } from "../../lib/errors.ts";
import type { AuditOutcome } from "../../lib/graphql/graphql.ts";
import { usePaging } from "../../lib/paging.ts";
import { useMe } from "../../lib/session.tsx";
import { Badge, type Tone } from "../../ui/badge.tsx";
import { Page, PageHead } from "../../ui/page.tsx";
import { usePhone } from "../../ui/phone.ts";
import { EmptyState, ErrorState } from "../../ui/states.tsx";
import { Card, Cards, cell, SkeletonCards, SkeletonRows, Table, TableFoot, TableFrame } from "../../ui/table.tsx";
import { STAFF_LOG } from "./operations.ts";
import styles from "./staff.module.css";

const OUTCOMES: Readonly<Record<AuditOutcome, { readonly label: string; readonly tone: Tone }>> = {
  SUCCESS: { label: "Done", tone: "neutral" },
  REFUSED: { label: "Refused", tone: "refused" },
  FAILURE: { label: "Failed", tone: "refused" },
};

/** The vendor's own log: what employees do outside of any practice. What they do inside is in the practice's. */
export function StaffLogPage() {
  useDocumentTitle("Log");
  const phone = usePhone();
  const zone = localTimeZone();
  const supervisor = useMe().vendorEmployee?.role === "SUPERVISOR";
  const paging = usePaging(25);
  // Each reading is an entry: a page that was read before is not read again for its newest ones.
  const { data, previousData, error, loading, refetch } = useQuery(STAFF_LOG, {
    variables: paging.variables,
    fetchPolicy: "network-only",
  });
  const shown = error === undefined ? (data ?? previousData)?.vendorAuditEntries : undefined;
  const rows = shown?.edges.map(({ node }) => node);
  const slow = useDelayed(shown === undefined && error === undefined);
  return (
    <Page>
      <PageHead title="Log">
        {supervisor ? "What all employees" : "What you"} did outside of a practice, the newest first. What is done
        inside one stands in its own audit log. Reading this is an entry too.
      </PageHead>
      <TableFrame busy={loading}>
        {error !== undefined ? (
          <ErrorState {...explain(error, "The log")} onRetry={() => void refetch()} />
        ) : shown?.totalCount === 0 ? (
          <EmptyState icon={<IconListSearch size={18} stroke={1.75} />} title="No entries yet" />
        ) : phone ? (
          rows === undefined ? (
            <SkeletonCards rows={10} visible={slow} />
          ) : (
            <Cards label="Entries">
              {rows.map((entry) => (
                <Card key={entry.id} name={entry.sentence} state={<Outcome outcome={entry.outcome} />}>
                  {formatInstant(entry.occurredAt, zone)}
                  <br />
                  {[entry.practice?.name, entry.ipAddress].filter((part) => part != null).join(" · ")}
                </Card>
              ))}
            </Cards>
          )
        ) : (
          <div className={styles.wide} role="region" aria-label="Entries, the table" tabIndex={0}>
            <Table label="Entries" className={styles.log}>
              <thead>
                <tr>
                  <th scope="col">Time, {zoneName(zone)}</th>
                  {supervisor ? <th scope="col">Employee</th> : null}
                  <th scope="col">What</th>
                  <th scope="col">Practice</th>
                  <th scope="col">Outcome</th>
                  <th scope="col">IP address</th>
                </tr>
              </thead>
              {rows === undefined ? (
                <SkeletonRows rows={10} widths={[110, ...(supervisor ? [110] : []), 320, 120, 50, 80]} visible={slow} />
              ) : (
                <tbody>
                  {rows.map((entry) => (
                    <tr key={entry.id}>
                      <td className={`${cell.number} ${cell.dimmed}`}>
                        <time dateTime={entry.occurredAt} title={formatInstant(entry.occurredAt, zone)}>
                          {shortDay(entry.occurredAt, zone)}, {clockTime(entry.occurredAt, zone)}
                        </time>
                      </td>
                      {supervisor ? <td className={cell.name}>{entry.employee?.name ?? "Nobody known"}</td> : null}
                      <td className={styles.sentence} title={`Request id ${entry.requestId}`}>
                        {entry.sentence}
                      </td>
                      <td>{entry.practice?.name}</td>
                      <td>
                        <Outcome outcome={entry.outcome} />
                      </td>
                      <td className={`${cell.mono} ${cell.dimmed}`}>{entry.ipAddress}</td>
                    </tr>
                  ))}
                </tbody>
              )}
            </Table>
          </div>
        )}
        {shown == null || shown.totalCount === 0 ? null : (
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
    </Page>
  );
}

function Outcome({ outcome }: { outcome: AuditOutcome }) {
  return <Badge tone={OUTCOMES[outcome].tone}>{OUTCOMES[outcome].label}</Badge>;
}
