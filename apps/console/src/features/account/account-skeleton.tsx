import { Skeleton } from "../../ui/states.tsx";
import styles from "./account.module.css";

/** Bars of the final place of the first fields. */
export function AccountSkeleton({ visible }: { visible: boolean }) {
  return (
    <div className={styles.skeleton} aria-hidden="true">
      {visible
        ? [200, 140, 260].map((width) => (
            <div key={width}>
              <Skeleton width={width} />
              <Skeleton width="100%" />
            </div>
          ))
        : null}
    </div>
  );
}
