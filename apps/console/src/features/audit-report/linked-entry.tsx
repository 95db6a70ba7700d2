import { useQuery } from "@apollo/client/react";
import { IconX } from "@tabler/icons-react";
import { explain } from "../../lib/errors.ts";
import { IconButton } from "../../ui/icon-button.tsx";
import { ErrorState } from "../../ui/states.tsx";
import styles from "./audit-report.module.css";
import { EntryDetail } from "./entry-detail.tsx";
import { AUDIT_ENTRY } from "./operations.ts";

/** The entry that a link names, when the page that is listed does not hold it. */
export function LinkedEntry(props: {
  id: string;
  zone: string;
  query: string;
  onSearch: (text: string) => void;
  onClose: () => void;
}) {
  const { data, error } = useQuery(AUDIT_ENTRY, { variables: { id: props.id } });
  const entry = data?.node?.__typename === "AuditEntry" ? data.node : undefined;
  if (entry === undefined && error === undefined && data === undefined) return null;
  return (
    <section className={styles.linked} aria-label="The entry of this address">
      <header>
        <h2>{entry?.actionLabel ?? "The entry of this address"}</h2>
        <IconButton label="Close the entry" onClick={props.onClose}>
          <IconX size={16} stroke={1.75} />
        </IconButton>
      </header>
      {entry === undefined ? (
        <ErrorState
          {...(error === undefined
            ? { kind: "missing" as const, title: "No such entry", text: "No entry that you may read has this address." }
            : explain(error, "The entry"))}
        />
      ) : (
        <EntryDetail entry={entry} zone={props.zone} query={props.query} onSearch={props.onSearch} />
      )}
    </section>
  );
}
