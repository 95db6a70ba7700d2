import { whatInWords } from "../../lib/audit-words.ts";
import type { AuditRowFragment } from "../../lib/graphql/graphql.ts";
import styles from "./audit-report.module.css";

/** What was done, and of an act that needs one, the reason given for it. */
export function WhatAndWhy({ entry }: { entry: AuditRowFragment }) {
  if (entry.reason === null) return <span className={styles.what}>{whatInWords(entry)}</span>;
  return (
    <span className={styles.what} data-with-reason>
      {whatInWords(entry)}
      {entry.withheld ? ", details kept back" : null}
      <small title={entry.reason}>Reason: {entry.reason}</small>
    </span>
  );
}
