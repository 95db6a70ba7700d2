import { useMutation } from "@apollo/client/react";
import { Button } from "@mantine/core";
import { IconDownload, IconSearch } from "@tabler/icons-react";
import type { Ref } from "react";
import { formatNumber } from "../../lib/culture.ts";
import { ExportState, useExport } from "../../lib/exports/export-job.tsx";
import type { DemographicReportInput, DemographicReportQuery } from "../../lib/graphql/graphql.ts";
import type { Paging } from "../../lib/paging.ts";
import { useRight } from "../../lib/session.tsx";
import { usePhone } from "../../ui/phone.ts";
import { EmptyState, Note } from "../../ui/states.tsx";
import { TableFoot, TableFrame } from "../../ui/table.tsx";
import { START_REPORT_EXPORT } from "./operations.ts";
import { ReportCards, ReportTable } from "./report-table.tsx";
import { SaveSet } from "./save-set.tsx";
import styles from "./demographic-report.module.css";

type Results = NonNullable<DemographicReportQuery["demographicReport"]>;

/** What the query found: how many and by which criteria, the way to a set, and the patients. */
export function ReportResults({
  ref,
  ...props
}: {
  ref: Ref<HTMLElement>;
  results: Results;
  report: DemographicReportInput;
  paging: Paging;
  /** The next page, or the next report, is on its way. */
  pending: boolean;
}) {
  const { results, report, paging } = props;
  const phone = usePhone();
  const mayExport = useRight("REPORT_EXPORT");
  const [startExport] = useMutation(START_REPORT_EXPORT);
  const following = useExport();
  const rows = results.rows;
  const empty = results.totalCount === 0;
  return (
    <section ref={ref} className={styles.results} aria-labelledby="report-results">
      <header className={styles.resultsHead}>
        <div>
          <div role="status">
            <h2 id="report-results">
              {results.totalCount === 1 ? "1 patient" : `${formatNumber(results.totalCount)} patients`}
            </h2>
          </div>
          <p>
            {results.summary}
            {rows.totalCount < results.totalCount ? ` · ${formatNumber(rows.totalCount)} shown` : null}
          </p>
        </div>
        {mayExport && !empty ? (
          <Button
            size="sm"
            leftSection={<IconDownload size={16} stroke={1.75} />}
            loading={following.busy}
            onClick={() =>
              void following.start(
                async () => (await startExport({ variables: { input: { report } } })).data?.startReportExport,
              )
            }
          >
            Export CSV
          </Button>
        ) : null}
      </header>
      <ExportState label="Exporting the report" following={following} />
      <PastedIds results={results} />
      <SaveSet results={results} report={report} />
      <TableFrame busy={props.pending}>
        {empty ? (
          <EmptyState icon={<IconSearch size={18} stroke={1.75} />} title="No patient matches">
            Nobody whose record you may open fits these criteria. Change them above, and run the query again.
          </EmptyState>
        ) : phone ? (
          <ReportCards rows={rows.edges.map(({ node }) => node)} columns={report.searchFor} />
        ) : (
          <ReportTable rows={rows.edges.map(({ node }) => node)} columns={report.searchFor} />
        )}
        {empty ? null : (
          <TableFoot
            from={paging.from}
            count={rows.edges.length}
            total={rows.totalCount}
            paging={paging}
            pending={props.pending}
            onPrevious={paging.isFirst ? undefined : () => paging.previous(rows.pageInfo)}
            onNext={rows.pageInfo.hasNextPage ? () => paging.next(rows.pageInfo) : undefined}
          />
        )}
      </TableFrame>
    </section>
  );
}

/** What of the pasted Demographic # leads to nobody, or stands there more than once; by value, as it was pasted. */
function PastedIds({ results: { unknownIds, duplicateIds } }: { results: Results }) {
  if (unknownIds.length === 0 && duplicateIds.length === 0) return null;
  return (
    <div className={styles.pasted}>
      <Note>
        {unknownIds.length === 0 ? null : <Values label="Not found" values={unknownIds} />}
        {duplicateIds.length === 0 ? null : <Values label="Pasted more than once" values={duplicateIds} />}
      </Note>
    </div>
  );
}

function Values({ label, values }: { label: string; values: readonly string[] }) {
  return (
    // Reached by Tab, since a long list scrolls.
    <div className={styles.values} role="group" aria-label={label} tabIndex={0}>
      <b>
        {label} ({formatNumber(values.length)}):
      </b>{" "}
      {values.join(", ")}
    </div>
  );
}
