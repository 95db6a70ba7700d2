import { Tooltip } from "@mantine/core";
import { IconAlertTriangle, IconCheck, IconLock } from "@tabler/icons-react";
import clsx from "clsx";
import { type ReactNode, useId } from "react";
import styles from "./check.module.css";

/**
 * A box to tick, its words beside it. A locked one is reached by Tab and read out with its reason, which a `disabled` one is not: it
 * stays as it is.
 */
export function Check(props: {
  label: ReactNode;
  description?: ReactNode;
  checked: boolean;
  onChange: (checked: boolean) => void;
  /** Why it cannot be changed now. */
  locked?: string | undefined;
  /** In the colour of a BTG lock; a rule of the practice's own is grey. */
  lockTone?: "vendor" | "neutral";
  error?: string | undefined;
  /** What has changed and is not saved wears a bar. */
  changed?: boolean;
}) {
  const id = useId();
  const described = [
    props.description === undefined ? [] : `${id}-description`,
    props.locked === undefined ? [] : `${id}-reason`,
    props.error === undefined ? [] : `${id}-error`,
  ].flat();
  return (
    <div className={clsx(styles.check, props.locked !== undefined && styles.locked)} data-changed={props.changed}>
      <Tooltip
        label={props.locked}
        disabled={props.locked === undefined}
        position="top-start"
        events={{ hover: true, focus: true, touch: true }}
      >
        <span className={styles.box}>
          <input
            id={id}
            type="checkbox"
            checked={props.checked}
            onChange={(event) => {
              if (props.locked === undefined) props.onChange(event.currentTarget.checked);
            }}
            aria-disabled={props.locked !== undefined || undefined}
            aria-invalid={props.error !== undefined || undefined}
            aria-describedby={described.length === 0 ? undefined : described.join(" ")}
          />
          <IconCheck size={14} stroke={2.5} aria-hidden="true" />
        </span>
      </Tooltip>
      <div className={styles.words}>
        <label htmlFor={id}>{props.label}</label>
        {props.description === undefined ? null : <p id={`${id}-description`}>{props.description}</p>}
        {props.locked === undefined ? null : (
          <p id={`${id}-reason`} className={styles.reason} data-tone={props.lockTone ?? "vendor"}>
            <IconLock size={14} stroke={1.75} aria-hidden="true" />
            {props.locked}
          </p>
        )}
        {props.error === undefined ? null : (
          <p id={`${id}-error`} className={styles.error}>
            <IconAlertTriangle size={14} stroke={1.75} aria-hidden="true" />
            {props.error}
          </p>
        )}
      </div>
    </div>
  );
}

/** Boxes that belong together, in a frame, a line between them. */
export function CheckList({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className={styles.list} role="group" aria-label={label}>
      {children}
    </div>
  );
}
