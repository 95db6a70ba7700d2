import { useQuery } from "@apollo/client/react";
import { Button } from "@mantine/core";
import { IconListSearch, IconPrinter, IconRefresh, IconSearch } from "@tabler/icons-react";
import { useArrival, usePageLoaded } from "../../lib/arrival.ts";
import { formatNumber } from "../../lib/culture.ts";
import { localTimeZone, zoneName } from "../../lib/dates.ts";
import { useDelayed } from "../../lib/delayed.ts";
import { useDocumentTitle } from "../../lib/document-title.ts";
import { explain } from "../../lib/errors.ts";
import { FIRST_PAGE, usePaging } from "../../lib/paging.ts";
import { useMe, usePracticeTimeZone, useRight } from "../../lib/session.tsx";
import { useUrlState } from "../../lib/url-state.ts";
import { accessNameOf, useVendorName } from "../../lib/vendor-access/vendor-access-words.ts";
import { FilterBar, Picker } from "../../ui/filters.tsx";
import { Page, PageHead } from "../../ui/page.tsx";
import { usePhone } from "../../ui/phone.ts";
import { EmptyState, ErrorState } from "../../ui/states.tsx";
import { TableFoot, TableFrame } from "../../ui/table.tsx";
import { AuditCards } from "./audit-cards.tsx";
import { AuditFilters } from "./audit-filters.tsx";
import { AuditSearch } from "./audit-search.tsx";
import { AuditTable } from "./audit-table.tsx";
import styles from "./audit-report.module.css";
import { LinkedEntry } from "./linked-entry.tsx";
import { AUDIT_ENTRIES } from "./operations.ts";
import { readTerms } from "./search-terms.ts";
import { useNewEntries } from "./use-new-entries.ts";

/** Every access and change, newest first, live, filtered by the text in the URL. */
export function AuditReportPage() {
  // Followed from a notice, it must show what that tells of, even when it is this very page that was left.
  return <Report key={useArrival().key} />;
}

function Report() {
  useDocumentTitle("Audit report");
  const phone = usePhone();
  const accessName = accessNameOf(useVendorName());
  const readsAll = useRight("AUDIT_READ");
  // In BTG every look is an entry itself: a poll would count its own.
  const announced = useMe().actor.kind === "USER";
  const practiceZone = usePracticeTimeZone();
  const [parameters, change] = useUrlState();
  const query = parameters.get("q") ?? "";
  const open = parameters.get("entry") ?? undefined;
  const zones = { local: localTimeZone(), utc: "UTC" };
  const zoneChoice = parameters.get("zone");
  const zone = zoneChoice === "local" || zoneChoice === "utc" ? zones[zoneChoice] : practiceZone;
  const paging = usePaging(25);

  const { data, previousData, error, loading, refetch } = useQuery(AUDIT_ENTRIES, {
    variables: { ...(query === "" ? {} : { query }), ...paging.variables },
    fetchPolicy: "network-only",
    nextFetchPolicy: "cache-first",
    notifyOnNetworkStatusChange: true,
  });
  const shown = error === undefined ? (data ?? previousData)?.auditEntries : undefined;
  const entries = shown?.edges.map(({ node }) => node);
  const slow = useDelayed(shown === undefined && error === undefined);
  usePageLoaded(data !== undefined && !loading && error === undefined);
  const newEntries = useNewEntries(paging.isFirst && announced ? data?.auditEntries?.liveCursor : undefined, query);

  const search = (text: string) => change({ ...FIRST_PAGE, entry: null, q: text });
  const toggle = (id: string) => change({ entry: id === open ? null : id }, { replace: true });
  const rows = { entries, open, zone, skeleton: slow, onToggle: toggle, query, onSearch: search };
  const filters = readTerms(query).terms.length;

  return (
    <Page>
      <PageHead
        title="Audit report"
        actions={
          <Button size="sm" leftSection={<IconPrinter size={16} stroke={1.75} />} onClick={() => window.print()}>
            Print
          </Button>
        }
      >
        {readsAll
          ? "Every access and every change, in the name of who did it."
          : "What you did, and what was done to your account. Your role does not hold the right to read the others' entries."}
      </PageHead>
      <AuditSearch value={query} accessName={accessName} onSearch={search} />
      <FilterBar
        count={
          <>
            {shown === undefined || shown === null ? null : `${entriesInWords(shown.totalCount)},`}
            <Picker
              quiet
              label="times in"
              anyLabel={zoneName(practiceZone)}
              value={zoneChoice === "local" || zoneChoice === "utc" ? zoneChoice : undefined}
              options={[
                { value: "local", label: `${zoneName(zones.local)}, this device` },
                { value: "utc", label: "UTC" },
              ]}
              onPick={(choice) => change({ zone: choice ?? null }, { replace: true })}
            />
          </>
        }
      >
        <AuditFilters value={query} accessName={accessName} onSearch={search} />
      </FilterBar>
      {open !== undefined && entries !== undefined && !loading && !entries.some(({ id }) => id === open) ? (
        <LinkedEntry
          id={open}
          zone={zone}
          query={query}
          onSearch={search}
          onClose={() => change({ entry: null }, { replace: true })}
        />
      ) : null}
      <TableFrame busy={loading}>
        {error !== undefined ? (
          <ErrorState {...explain(error, "The audit report")} onRetry={() => void refetch()} />
        ) : (
          <>
            <NewEntries
              count={newEntries}
              isFirst={paging.isFirst}
              announced={announced}
              onShow={() => (paging.isFirst ? void refetch() : change(FIRST_PAGE))}
            />
            {shown?.totalCount === 0 ? (
              filters > 0 ? (
                <EmptyState
                  icon={<IconSearch size={18} stroke={1.75} />}
                  title="No entry matches"
                  action={
                    <Button size="sm" onClick={() => search("")}>
                      Clear the filters
                    </Button>
                  }
                >
                  Nothing in the audit log fits {filters === 1 ? "this filter" : `these ${filters} filters`}.
                </EmptyState>
              ) : (
                <EmptyState icon={<IconListSearch size={18} stroke={1.75} />} title="No entries yet">
                  The first access or change will stand here.
                </EmptyState>
              )
            ) : phone ? (
              <AuditCards {...rows} />
            ) : (
              <AuditTable {...rows} rowCount={paging.rows} />
            )}
          </>
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
    </Page>
  );
}

/** New entries wait behind this bar, whose place is always kept: what is being read never moves. */
function NewEntries({
  count,
  isFirst,
  announced,
  onShow,
}: {
  count: number;
  isFirst: boolean;
  /** Else nobody counts them. */
  announced: boolean;
  onShow: () => void;
}) {
  if (isFirst && announced && count === 0) {
    return (
      <p className={styles.live}>
        <span className={styles.liveDot} />
        New entries are announced here
      </p>
    );
  }
  const words = !announced
    ? "Show the newest entries"
    : isFirst
      ? `${count >= 1000 ? "1,000 or more" : count} new ${count === 1 ? "entry" : "entries"}`
      : "Back to the newest entries";
  return (
    <button type="button" className={styles.newEntries} onClick={onShow} aria-live="polite">
      <IconRefresh size={14} stroke={1.75} aria-hidden="true" />
      {words}
    </button>
  );
}

function entriesInWords(count: number): string {
  return `${formatNumber(count)} ${count === 1 ? "entry" : "entries"}`;
}
