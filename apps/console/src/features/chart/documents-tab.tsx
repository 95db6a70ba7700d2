import { useQuery } from "@apollo/client/react";
import { IconFileText } from "@tabler/icons-react";
import { useDelayed } from "../../lib/delayed.ts";
import { formatDay } from "../../lib/dates.ts";
import { usePaging } from "../../lib/paging.ts";
import { usePracticeTimeZone } from "../../lib/session.tsx";
import { useUrlState } from "../../lib/url-state.ts";
import { usePhone } from "../../ui/phone.ts";
import { EmptyState, Skeleton } from "../../ui/states.tsx";
import { TableFoot, TableFrame } from "../../ui/table.tsx";
import { AuditedLine } from "./audited-line.tsx";
import { ChartFailure } from "./chart-failure.tsx";
import styles from "./chart.module.css";
import { DocumentPane } from "./document-pane.tsx";
import { DOCUMENTS } from "./operations.ts";

/** The documents, newest first, with the text of the one that is open beside them. */
export function DocumentsTab({ chartId, patientId }: { chartId: string; patientId: string }) {
  const zone = usePracticeTimeZone();
  const phone = usePhone();
  const [parameters, change] = useUrlState();
  const paging = usePaging(25);
  const { data, previousData, error, loading, refetch } = useQuery(DOCUMENTS, {
    variables: { chartId, ...paging.variables },
    fetchPolicy: "network-only",
    nextFetchPolicy: "cache-first",
  });
  const slow = useDelayed(data === undefined && error === undefined);
  const chart = (data ?? previousData)?.node;
  const documents = chart?.__typename === "Chart" ? chart.entries : undefined;
  const open = parameters.get("document");

  if (error !== undefined) {
    return <ChartFailure error={error} what="The documents" patientId={patientId} onRetry={refetch} />;
  }
  if (documents?.totalCount === 0) {
    return (
      <EmptyState icon={<IconFileText size={18} stroke={1.75} />} title="No documents yet">
        Notes come with an import, as FHIR DocumentReference.
      </EmptyState>
    );
  }
  return (
    <>
      <AuditedLine>Opening this chart is in the audit log, and so is each document that you open.</AuditedLine>
      <div className={styles.documents} data-open={open !== null || undefined}>
        {phone && open !== null ? null : (
          <TableFrame busy={loading}>
            <ul className={styles.documentList} aria-label="Documents">
              {documents === undefined || documents === null
                ? Array.from({ length: 10 }, (_, row) => <li key={row}>{slow ? <Skeleton width={180} /> : null}</li>)
                : documents.edges.map(({ node }) => (
                    <li key={node.id}>
                      <button
                        type="button"
                        aria-current={node.id === open}
                        onClick={() => change({ document: node.id })}
                      >
                        <b>{node.title}</b>
                        <span>
                          {[
                            node.recordedAt === null ? undefined : formatDay(node.recordedAt, zone),
                            node.__typename === "Document" ? node.author : undefined,
                          ]
                            .filter(Boolean)
                            .join(" · ")}
                        </span>
                      </button>
                    </li>
                  ))}
            </ul>
            {documents === undefined || documents === null ? null : (
              <TableFoot
                from={paging.from}
                count={documents.edges.length}
                total={documents.totalCount}
                paging={paging}
                pending={data === undefined}
                onPrevious={paging.isFirst ? undefined : () => paging.previous(documents.pageInfo)}
                onNext={documents.pageInfo.hasNextPage ? () => paging.next(documents.pageInfo) : undefined}
              />
            )}
          </TableFrame>
        )}
        {open === null ? (
          phone ? null : (
            <div className={styles.noDocument}>
              <EmptyState icon={<IconFileText size={18} stroke={1.75} />} title="No document is open">
                Choose one to read it here.
              </EmptyState>
            </div>
          )
        ) : (
          <DocumentPane key={open} id={open} patientId={patientId} onClose={() => change({ document: null })} />
        )}
      </div>
    </>
  );
}
