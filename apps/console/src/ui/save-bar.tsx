import { Button } from "@mantine/core";
import styles from "./save-bar.module.css";
import { Failure } from "./states.tsx";

/** At the foot of a form while something in it is not saved: how much, and the two ways on. */
export function SaveBar(props: {
  /** Of what differs from what is saved; nothing is shown at 0. */
  changes: number;
  /** The act by its verb; the count of changes follows. "Save" when left out. */
  verb?: string;
  saving: boolean;
  /** For what is as wide as the page, such as a table. */
  wide?: boolean;
  /** What failed when it was last tried. */
  failure: string | undefined;
  onDiscard: () => void;
  /** Left out: the bar stands in a form, which it submits. */
  onSave?: () => void;
}) {
  if (props.changes === 0) return null;
  const count = props.changes === 1 ? "1 change" : `${props.changes} changes`;
  return (
    <div
      className={styles.bar}
      role="group"
      aria-label="Unsaved changes"
      data-save-bar
      data-wide={props.wide === true || undefined}
    >
      {props.failure === undefined ? null : (
        <div className={styles.failure}>
          <Failure>{props.failure}</Failure>
        </div>
      )}
      <span className={styles.words} role="status">
        {props.changes === 1 ? "1 change is not saved" : `${props.changes} changes are not saved`}
      </span>
      <Button onClick={props.onDiscard}>Discard</Button>
      <Button
        type={props.onSave === undefined ? "submit" : "button"}
        variant="filled"
        loading={props.saving}
        {...(props.onSave === undefined ? {} : { onClick: props.onSave })}
      >
        {props.verb ?? "Save"}
        <span className={styles.count}>&nbsp;{count}</span>
      </Button>
    </div>
  );
}
