import type { ReactNode } from "react";
import { Mark } from "./mark.tsx";
import styles from "./public-frame.module.css";

/** A page in front of the sign-in: one card in the middle, what else there is to do below it. */
export function PublicFrame(props: {
  /** Above all, where it is another place than a practice's; it says whose. */
  bar?: ReactNode;
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
      {props.bar}
      <main className={styles.main} data-wide={props.wide || undefined}>
        {props.bar === undefined ? (
          <div className={styles.brand}>
            <Mark size={32} />
            <span>Chartward</span>
          </div>
        ) : null}
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

/** Below a form: other ways on. */
export function FrameWays({ children }: { children: ReactNode }) {
  return <p className={styles.ways}>{children}</p>;
}
