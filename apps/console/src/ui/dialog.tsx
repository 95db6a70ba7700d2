import type { ReactNode } from "react";
import styles from "./dialog.module.css";

/** What a dialog says or asks. */
export function DialogBody({ children }: { children: ReactNode }) {
  return <div className={styles.body}>{children}</div>;
}

/** A dialog's buttons: the way back left of the act. */
export function DialogFoot({ children }: { children: ReactNode }) {
  return <div className={styles.foot}>{children}</div>;
}
