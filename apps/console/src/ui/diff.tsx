import styles from "./diff.module.css";

export interface Change {
  readonly field: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
}

/** What changed: the field, what it was with a minus, what it is with a plus. */
export function Diff({ changes }: { changes: readonly Change[] }) {
  return (
    <div className={styles.diff} role="table" aria-label="Changes">
      <div className={styles.head} role="row">
        <span role="columnheader">Field</span>
        <span role="columnheader">Before</span>
        <span role="columnheader">After</span>
      </div>
      {changes.map(({ field, before, after }) => (
        <div key={field} role="row">
          <span role="rowheader">{field}</span>
          <span role="cell">{before === undefined ? <i>Nothing</i> : <del>{before}</del>}</span>
          <span role="cell">{after === undefined ? <i>Nothing</i> : <ins>{after}</ins>}</span>
        </div>
      ))}
    </div>
  );
}
