import type { ReactNode } from "react";
import { Mark } from "./mark.tsx";
import styles from "./public-frame.module.css";

/** A page in front of the sign-in: one card in the middle, what else there is to do below it. */
export function PublicFrame(props: {
  title: string;
  lead?: ReactNode;
  banner?: ReactNode;
  below?: ReactNode;
  wide?: boolean;
  children: ReactNode;
}) {
  return (
    <div className={styles.whole}>
      {props.banner}
      <main className={styles.main} data-wide={props.wide || undefined}>
        <div className={styles.brand}>
          <Mark size={32} />
          <span>Chartward</span>
        </div>
        <div className={styles.card}>
          <h1>{props.title}</h1>
          {props.lead === undefined ? null : <p className={styles.lead}>{props.lead}</p>}
          {props.children}
        </div>
        {props.below}
      </main>
    </div>
  );
}
