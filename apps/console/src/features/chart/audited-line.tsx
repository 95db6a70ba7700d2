import { IconEye } from "@tabler/icons-react";
import styles from "./chart.module.css";

/** Says quietly that what is being read is recorded. */
export function AuditedLine({ children }: { children: string }) {
  return (
    <p className={styles.audited}>
      <IconEye size={14} stroke={1.75} aria-hidden="true" />
      {children}
    </p>
  );
}
