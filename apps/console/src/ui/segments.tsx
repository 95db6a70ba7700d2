import { Tooltip, VisuallyHidden } from "@mantine/core";
import clsx from "clsx";
import { useId } from "react";
import styles from "./segments.module.css";

export interface Segment<T extends string> {
  readonly value: T;
  readonly label: string;
  /** Of the chosen one's words. */
  readonly tone?: "proven" | "refused";
}

/** One of few, all of them seen at once. A locked one is reached by Tab, and says why on hover, focus and touch. */
export function Segments<T extends string>(props: {
  label: string;
  /** The label stands above; without it, the place says what it is for. */
  showLabel?: boolean;
  value: T;
  segments: readonly Segment<T>[];
  onChange: (value: T) => void;
  /** Inside of a table's row. Its lock's reason is shown on hover, focus and touch alone: it stands above the table, once. */
  small?: boolean;
  /** Why it cannot be changed now. */
  locked?: string | undefined;
  /** Id of what says more. */
  describedBy?: string | undefined;
}) {
  const name = useId();
  const { locked } = props;
  const reasonId = `${name}-reason`;
  const described = [props.describedBy ?? [], locked === undefined ? [] : reasonId].flat();
  const group = (
    <Tooltip
      label={locked}
      disabled={locked === undefined}
      position="top"
      events={{ hover: true, focus: true, touch: true }}
    >
      <div
        className={clsx(styles.segments, props.small === true && styles.small)}
        role="radiogroup"
        aria-label={props.label}
        aria-describedby={described.length === 0 ? undefined : described.join(" ")}
        aria-disabled={locked !== undefined || undefined}
      >
        {props.segments.map(({ value, label, tone }) => (
          <label key={value} data-tone={tone}>
            <input
              type="radio"
              name={name}
              value={value}
              checked={value === props.value}
              aria-disabled={locked !== undefined || undefined}
              aria-describedby={locked === undefined ? undefined : reasonId}
              onChange={() => {
                if (locked === undefined) props.onChange(value);
              }}
            />
            <span>{label}</span>
          </label>
        ))}
      </div>
    </Tooltip>
  );
  const whole =
    locked === undefined ? (
      group
    ) : (
      <div>
        {group}
        {props.small === true ? (
          <VisuallyHidden id={reasonId}>{locked}</VisuallyHidden>
        ) : (
          <p id={reasonId} className={styles.reason}>
            {locked}
          </p>
        )}
      </div>
    );
  return props.showLabel === true ? (
    <div>
      <div className={styles.label} aria-hidden="true">
        {props.label}
      </div>
      {whole}
    </div>
  ) : (
    whole
  );
}
