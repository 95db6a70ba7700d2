import type { ReactNode } from "react";
import { Mark } from "../../ui/mark.tsx";
import { useVendorName } from "../vendor-access/vendor-access-words.ts";
import styles from "./staff-bar.module.css";

/** The head of the vendor's own realm: ink, with the vendor's name, so that nobody takes it for a practice's account. */
export function StaffBar({ children }: { children?: ReactNode }) {
  const vendor = useVendorName();
  return (
    <header className={styles.bar}>
      <span className={styles.brand}>
        <Mark />
        Chartward
        <span className={styles.tag}>{vendor} staff</span>
      </span>
      {children}
    </header>
  );
}
