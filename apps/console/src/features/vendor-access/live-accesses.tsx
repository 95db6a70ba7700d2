import { IconClock, IconHeadset } from "@tabler/icons-react";
import { Link } from "react-router";
import { lengthInWords } from "../../lib/dates.ts";
import type { VendorAccessFragment } from "../../lib/graphql/graphql.ts";
import { useSecondsUntil } from "../../lib/seconds-until.ts";
import { REASON_WORDS } from "../../lib/vendor-access/vendor-access-words.ts";
import { AccessFacts } from "./access-facts.tsx";
import { EndNow } from "./end-now.tsx";
import styles from "./vendor-access.module.css";

/** The accesses that stand open now, each with its end at hand. */
export function LiveAccesses({ accesses }: { accesses: readonly VendorAccessFragment[] }) {
  return (
    <ul className={styles.live} aria-label="Live now">
      {accesses.map((access) => (
        <li key={access.id}>
          <header>
            <span className={styles.glyph}>
              <IconHeadset size={18} stroke={1.75} aria-hidden="true" />
            </span>
            <div className={styles.what}>
              <h3>
                <Link to={addressOf(access)}>{REASON_WORDS[access.reasonCode]}</Link>
              </h3>
              <p>{access.reason}</p>
            </div>
            <div className={styles.acts}>
              <TimeLeft until={access.expiresAt} />
              <EndNow access={access} />
            </div>
          </header>
          <AccessFacts access={access} />
        </li>
      ))}
    </ul>
  );
}

/** Until it ends by itself, in steps of a minute but for the last ones. */
export function TimeLeft({ until }: { until: string }) {
  const seconds = useSecondsUntil(Date.parse(until)) ?? 0;
  return (
    <span className={styles.left}>
      <IconClock size={14} stroke={1.75} aria-hidden="true" />
      {seconds === 0 ? "Its time is over" : `${lengthInWords(seconds)} left`}
    </span>
  );
}

/** The page of one access, with its timeline. */
export function addressOf({ id }: { id: string }): string {
  return `/vendor-access/${encodeURIComponent(id)}`;
}
