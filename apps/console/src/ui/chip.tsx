import { IconX } from "@tabler/icons-react";
import clsx from "clsx";
import styles from "./chip.module.css";

/** A filter as `key: value`, with its cross; a negated one is grey and begins with "not". */
export function Chip(props: {
  name: string;
  value: string;
  negated?: boolean;
  /** In the vendor's colour; else in that of what can be pressed. */
  tone?: "vendor" | "own";
  onRemove: () => void;
}) {
  const words = `${props.negated ? "not " : ""}${props.name === "" ? "" : `${props.name}: `}${props.value}`;
  return (
    <span className={clsx(styles.chip, props.tone === "vendor" && styles.vendor, props.negated && styles.negated)}>
      {props.negated ? <b>not</b> : null}
      {props.name === "" ? null : <b>{props.name}:</b>}
      <span className={styles.value}>{props.value}</span>
      <button type="button" onClick={props.onRemove} aria-label={`Remove ${words}`}>
        <IconX size={12} stroke={2.25} aria-hidden="true" />
      </button>
    </span>
  );
}
