import { IconLock } from "@tabler/icons-react";
import styles from "./locked-line.module.css";

/** Says once, above what is locked as a whole, why it is. */
export function LockedLine({ reason }: { reason: string | undefined }) {
  return reason === undefined ? null : (
    <p className={styles.line}>
      <IconLock size={14} stroke={1.75} aria-hidden="true" />
      {reason}
    </p>
  );
}
