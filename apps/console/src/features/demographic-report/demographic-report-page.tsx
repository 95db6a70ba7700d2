import { useQuery } from "@apollo/client/react";
import { Button } from "@mantine/core";
import { IconPlayerPlay } from "@tabler/icons-react";
import { useEffect, useId, useRef, useState } from "react";
import { useDelayed } from "../../lib/delayed.ts";
import { useDocumentTitle } from "../../lib/document-title.ts";
import { explain } from "../../lib/errors.ts";
import type { DemographicReportInput } from "../../lib/graphql/graphql.ts";
import { usePaging } from "../../lib/paging.ts";
import { Page, PageHead } from "../../ui/page.tsx";
import { ErrorState, Skeleton } from "../../ui/states.tsx";
import { TableFrame } from "../../ui/table.tsx";
import { DEMOGRAPHIC_REPORT } from "./operations.ts";
import { OrderFields } from "./order-fields.tsx";
import { type ReportOfAddress, useReportOfAddress } from "./report-address.ts";
import { checkDraft, type DraftErrors, EMPTY_DRAFT, type ReportDraft, reportOf } from "./report-draft.ts";
import { ReportResults } from "./report-results.tsx";
import { SavedQueries } from "./saved-queries.tsx";
import { SearchFor } from "./search-for.tsx";
import { WhereFields } from "./where-fields.tsx";
import styles from "./demographic-report.module.css";

/** What is typed, and to which report that belongs. */
interface Form {
  /** The report in the address when it was typed; undefined: that address was left. */
  readonly at: string | undefined;
  /** The report that Run Query has asked for, until the address shows it. */
  readonly awaited?: string;
  readonly draft: ReportDraft;
  readonly errors: DraftErrors;
}

/**
 * The form at an address: what is typed there, or since Run Query led there; else (Back, a saved query, a link) what the address
 * shows. It is told anew in each render: React may begin to render the next address and drop it, so that a state kept from such a
 * render would lose what is typed meanwhile.
 */
function formAt({ key, draft = EMPTY_DRAFT }: ReportOfAddress, form: Form): Form {
  return key === form.at || key === form.awaited ? form : { at: key, draft, errors: {} };
}

/** Reports > Demographic Report: what to search for, where, and below it what the query found. */
export function DemographicReportPage() {
  useDocumentTitle("Demographic Report");
  const prefix = useId();
  const address = useReportOfAddress();
  const paging = usePaging(10);
  const [form, setForm] = useState<Form>({ at: undefined, draft: EMPTY_DRAFT, errors: {} });
  const { draft, errors } = formAt(address, form);
  const results = useRef<HTMLElement>(null);
  /** Run Query was pressed, and its answer is not in sight yet. */
  const wanted = useRef(false);
  const { data, previousData, error, loading, refetch } = useQuery(DEMOGRAPHIC_REPORT, {
    variables: { input: address.report ?? { searchFor: [] }, ...paging.variables },
    skip: address.report === undefined,
    notifyOnNetworkStatusChange: true,
  });
  const shown =
    error === undefined && address.report !== undefined ? (data ?? previousData)?.demographicReport : undefined;
  const slow = useDelayed(loading && shown === undefined);
  const changed = address.report !== undefined && JSON.stringify(reportOf(draft)) !== JSON.stringify(address.report);

  useEffect(() => {
    if (!wanted.current || loading) return;
    wanted.current = false;
    results.current?.scrollIntoView({ block: "nearest" });
  }, [loading]);
  // With the address that is left goes what was typed there, but for what Run Query takes along.
  useEffect(() => {
    const left = address.key;
    return () =>
      setForm((current) =>
        current.at === left ? { at: current.awaited, draft: current.draft, errors: current.errors } : current,
      );
  }, [address.key]);

  const idOf = (field: keyof ReportDraft) => `${prefix}-${field}`;
  const set = (change: Partial<ReportDraft>) => {
    setForm((current) => {
      const before = formAt(address, current);
      const stillWrong = Object.entries(before.errors).filter(([field]) => !Object.hasOwn(change, field));
      return {
        ...before,
        at: address.key,
        draft: { ...before.draft, ...change },
        errors: Object.fromEntries(stillWrong),
      };
    });
  };
  /** The report as it is typed; undefined: what is wrong in it is said, and the first has the focus. */
  const checked = (): DemographicReportInput | undefined => {
    const wrong = checkDraft(draft);
    setForm({ at: address.key, draft, errors: wrong });
    const first = Object.keys(wrong)[0] as keyof ReportDraft | undefined;
    if (first === undefined) return reportOf(draft);
    document.getElementById(idOf(first))?.focus();
    return undefined;
  };
  const run = (report: DemographicReportInput) => {
    wanted.current = true;
    // The same again is asked for again: the patients may have changed.
    if (paging.isFirst && JSON.stringify(report) === JSON.stringify(address.report)) void refetch();
    else address.show(report);
  };

  return (
    <Page>
      <PageHead title="Demographic Report" actions={<SavedQueries current={checked} onRun={run} />}>
        Choose what to show of which patients, run the query, and keep the result as a set.
      </PageHead>
      <form
        className={styles.query}
        aria-label="Query"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          const report = checked();
          if (report === undefined) return;
          setForm({ at: address.key, awaited: JSON.stringify(report), draft, errors: {} });
          run(report);
        }}
      >
        <section className={styles.band} aria-labelledby={`${prefix}-search-for`}>
          <header>
            <h2 id={`${prefix}-search-for`}>Search For</h2>
            <p>The columns, in their order. A press on one moves it.</p>
          </header>
          <SearchFor columns={draft.searchFor} onChange={(searchFor) => set({ searchFor })} error={errors.searchFor} />
        </section>
        <section className={styles.band} aria-labelledby={`${prefix}-where`}>
          <header>
            <h2 id={`${prefix}-where`}>Where</h2>
            <p>All of the fields that you fill in; any of the values within a field.</p>
          </header>
          <WhereFields draft={draft} errors={errors} set={set} idOf={idOf} />
        </section>
        <section className={styles.band} aria-label="Order">
          <OrderFields draft={draft} errors={errors} set={set} idOf={idOf} />
        </section>
        <footer className={styles.foot}>
          <Button
            type="submit"
            variant="filled"
            leftSection={<IconPlayerPlay size={16} stroke={1.75} />}
            loading={loading && data === undefined}
          >
            Run Query
          </Button>
          <span role="status">{changed ? "The results below are of the query before your changes." : ""}</span>
          <Button variant="subtle" onClick={() => set(EMPTY_DRAFT)}>
            Clear
          </Button>
        </footer>
      </form>
      {error !== undefined ? (
        <TableFrame>
          <ErrorState {...explain(error, "The report")} onRetry={() => void refetch()} />
        </TableFrame>
      ) : address.report === undefined ? null : shown === undefined || shown === null ? (
        <div className={styles.results}>{slow ? <Skeleton width={180} /> : null}</div>
      ) : (
        <ReportResults
          ref={results}
          results={shown}
          report={address.report}
          paging={paging}
          pending={data === undefined}
        />
      )}
    </Page>
  );
}
