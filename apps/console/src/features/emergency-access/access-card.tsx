import { IconUrgent } from "@tabler/icons-react";
import type { ReactNode } from "react";
import type { EmergencyActivationFragment } from "../../lib/graphql/graphql.ts";
import { Instant } from "../../lib/moments.tsx";
import { Badge } from "../../ui/badge.tsx";
import { Fact, Facts } from "../../ui/facts.tsx";
import styles from "./emergency-access.module.css";
import { endInWords, notInForce, STATE_WORDS } from "./emergency-words.ts";

/** One use of emergency access that has not ended: its reason and its times, where they may be known. */
export function AccessCard(props: {
  access: EmergencyActivationFragment;
  title: ReactNode;
  acts?: ReactNode;
  children?: ReactNode;
}) {
  const { access } = props;
  const state = STATE_WORDS[access.state];
  return (
    <article className={styles.access} data-state={access.state}>
      <header>
        <span className={styles.cardGlyph}>
          <IconUrgent size={18} stroke={1.75} aria-hidden="true" />
        </span>
        <div className={styles.what}>
          <h3>{props.title}</h3>
          {access.reason == null ? null : <p>{access.reason}</p>}
        </div>
        <div className={styles.acts}>
          <Badge tone={state.tone}>{state.label}</Badge>
          {props.acts}
        </div>
      </header>
      {props.children === undefined ? null : <div className={styles.words}>{props.children}</div>}
      <AccessTimes access={access} />
    </article>
  );
}

/** When it was activated, what came of it, and when it ends. */
export function AccessTimes({ access }: { access: EmergencyActivationFragment }) {
  const off = access.deactivatedAt !== null;
  return (
    <Facts>
      <Fact label="Activated">
        <Instant at={access.activatedAt} />
      </Fact>
      <Fact label="Rights in force">
        {access.elevatedAt === null ? notInForce(access) : <Instant at={access.elevatedAt} />}
      </Fact>
      {off ? null : (
        <Fact label="Ends by itself at the latest">
          <Instant at={access.endsAt} />
        </Fact>
      )}
      {access.deactivatedAt === null ? null : (
        <Fact label="Rights ended">
          <Instant at={access.deactivatedAt} />
          <span className={styles.second}>{endInWords(access)}</span>
        </Fact>
      )}
      {access.endedAt === null ? null : (
        <Fact label="Signed out">
          <Instant at={access.endedAt} />
        </Fact>
      )}
    </Facts>
  );
}
