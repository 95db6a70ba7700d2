import { Button } from "@mantine/core";
import { IconArrowsDiff } from "@tabler/icons-react";
import styles from "./conflict.module.css";

export interface Difference {
  readonly field: string;
  readonly present: string;
  readonly typed: string;
}

/**
 * Somebody else has saved the same thing meanwhile: what stands now, beside what is typed here. Nothing is overwritten before one of
 * the two is chosen.
 */
export function Conflict(props: {
  /** What was changed by somebody else, as in "This role". */
  what: string;
  differences: readonly Difference[];
  saving: boolean;
  onTakePresent: () => void;
  onSaveMine: () => void;
}) {
  return (
    <section className={styles.conflict} role="alert" aria-label="Changed by somebody else">
      <header>
        <IconArrowsDiff size={16} stroke={1.75} aria-hidden="true" />
        <p>
          <b>{props.what} was changed by somebody else meanwhile.</b> Nothing of yours is saved yet.{" "}
          {props.differences.length === 0 ? "It now is as you typed it." : "Where the two differ stands below."}
        </p>
      </header>
      {props.differences.length === 0 ? null : (
        <div className={styles.rows} role="table" aria-label="What stands now, and yours">
          <div role="row" className={styles.head}>
            <span role="columnheader">Field</span>
            <span role="columnheader">Stands now</span>
            <span role="columnheader">Yours</span>
          </div>
          {props.differences.map(({ field, present, typed }) => (
            <div key={field} role="row">
              <span role="rowheader">{field}</span>
              <span role="cell">{present === "" ? <i>Nothing</i> : present}</span>
              <span role="cell">{typed === "" ? <i>Nothing</i> : typed}</span>
            </div>
          ))}
        </div>
      )}
      <div className={styles.choice}>
        <Button size="sm" onClick={props.onTakePresent}>
          Take theirs
        </Button>
        {props.differences.length === 0 ? null : (
          <Button size="sm" loading={props.saving} onClick={props.onSaveMine}>
            Save mine
          </Button>
        )}
      </div>
    </section>
  );
}
