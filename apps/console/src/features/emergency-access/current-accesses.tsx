import { Link } from "react-router";
import type { EmergencyAccessState, EmergencyActivationFragment } from "../../lib/graphql/graphql.ts";
import { useRight } from "../../lib/session.tsx";
import { Badge, StatusDot } from "../../ui/badge.tsx";
import { Section } from "../../ui/page.tsx";
import { AccessCard } from "./access-card.tsx";
import { Deactivate } from "./deactivate.tsx";
import styles from "./emergency-access.module.css";
import { addressOf, whoseInWords } from "./emergency-words.ts";

/** What the person and emergency access have to do with each other now. */
const VERBS: Readonly<Record<EmergencyAccessState, string>> = {
  AWAITING_SIGN_IN: "activated",
  ACTIVE: "has",
  PENDING: "had",
  ENDED: "had",
};

/** Whose mode is on or pending now, each with its end at hand. */
export function CurrentAccesses(props: {
  /** Those of others. */
  accesses: readonly EmergencyActivationFragment[];
  /** Whoever looks is in the mode. */
  alone: boolean;
}) {
  const { accesses, alone } = props;
  const reviews = useRight("EMERGENCY_ACCESS_REVIEW");
  return (
    <Section
      id="current-emergencies"
      title={alone ? "Others who have it now" : "Who has it now"}
      aside={accesses.length === 0 ? null : <Badge tone="emergency">{accesses.length}</Badge>}
    >
      {accesses.length === 0 ? (
        <p className={styles.nobody}>
          <StatusDot>{alone ? "Nobody else has emergency access." : "Nobody has emergency access."}</StatusDot>
        </p>
      ) : (
        <ul className={styles.accesses} aria-label="Who has it now">
          {accesses.map((access) => (
            <li key={access.id}>
              <AccessCard
                access={access}
                title={`${whoseInWords(access)} ${VERBS[access.state]} emergency access`}
                acts={access.state === "PENDING" ? undefined : <Deactivate activation={access}>Deactivate</Deactivate>}
              >
                {access.state === "PENDING" ? (
                  <p>
                    The rights that it lent are gone. What was given for good in it stays
                    {reviews ? (
                      <>
                        : see <Link to={addressOf(access)}>What still stands</Link>
                      </>
                    ) : null}
                    . It has ended when the person signs out.
                  </p>
                ) : access.user == null ? (
                  <p>Administrators know who it is, and can turn it off.</p>
                ) : undefined}
              </AccessCard>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
