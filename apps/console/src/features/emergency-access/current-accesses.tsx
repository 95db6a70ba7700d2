import type { EmergencyActivationFragment } from "../../lib/graphql/graphql.ts";
import { Badge, StatusDot } from "../../ui/badge.tsx";
import { Section } from "../../ui/page.tsx";
import { AccessCard } from "./access-card.tsx";
import { Deactivate } from "./deactivate.tsx";
import styles from "./emergency-access.module.css";
import { whoseInWords } from "./emergency-words.ts";

/** Whose mode is on or pending now, each with its end at hand. */
export function CurrentAccesses(props: {
  /** Those of others. */
  accesses: readonly EmergencyActivationFragment[];
  /** Whoever looks is in the mode. */
  alone: boolean;
}) {
  const { accesses, alone } = props;
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
                title={
                  access.state === "PENDING"
                    ? `${whoseInWords(access)} had emergency access`
                    : `${whoseInWords(access)} has emergency access`
                }
                acts={access.state === "PENDING" ? undefined : <Deactivate activation={access}>Deactivate</Deactivate>}
              >
                {access.state === "PENDING" ? (
                  <p>Its rights are gone. It has ended when the person signs out.</p>
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
