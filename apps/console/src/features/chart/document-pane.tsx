import { useQuery } from "@apollo/client/react";
import { IconX } from "@tabler/icons-react";
import { formatInstant } from "../../lib/dates.ts";
import { useDelayed } from "../../lib/delayed.ts";
import { usePracticeTimeZone } from "../../lib/session.tsx";
import { Badge } from "../../ui/badge.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { ErrorState, Skeleton } from "../../ui/states.tsx";
import { ChartFailure } from "./chart-failure.tsx";
import styles from "./chart.module.css";
import { badgeWords } from "./entry-words.ts";
import { DOCUMENT_TEXT } from "./operations.ts";

/** The text of one document. Asking for it is what the audit log calls opening it. */
export function DocumentPane(props: { id: string; patientId: string; onClose: () => void }) {
  const { id, patientId, onClose } = props;
  const zone = usePracticeTimeZone();
  const { data, error, refetch } = useQuery(DOCUMENT_TEXT, {
    variables: { id },
    fetchPolicy: "network-only",
    nextFetchPolicy: "cache-first",
  });
  const slow = useDelayed(data === undefined && error === undefined);
  const document = data?.node?.__typename === "Document" ? data.node : undefined;
  return (
    <article className={styles.document} aria-label={document?.title ?? "Document"}>
      {error !== undefined ? (
        <ChartFailure error={error} what="The document" patientId={patientId} onRetry={refetch} />
      ) : data !== undefined && document === undefined ? (
        <ErrorState kind="missing" title="No such document" text="Choose another from the list." />
      ) : document === undefined ? (
        <div className={styles.documentSkeleton}>
          {slow ? [220, 480, 460, 500, 380].map((width) => <Skeleton key={width} width={width} />) : null}
        </div>
      ) : (
        <>
          <header>
            <div>
              <h2>{document.title}</h2>
              <p>
                {[
                  document.recordedAt === null ? undefined : formatInstant(document.recordedAt, zone),
                  document.author,
                  document.category,
                ]
                  .filter(Boolean)
                  .join(" · ")}
              </p>
            </div>
            {document.status === null ? null : <Badge>{badgeWords(document.status)}</Badge>}
            <IconButton label="Close the document" onClick={onClose}>
              <IconX size={16} stroke={1.75} />
            </IconButton>
          </header>
          {document.text === null ? (
            <p className={styles.noText}>This document has no text that can be shown ({document.contentType}).</p>
          ) : (
            <div className={styles.text} tabIndex={0} role="region" aria-label="Text of the document">
              {document.text.trim()}
            </div>
          )}
        </>
      )}
    </article>
  );
}
