import { useQuery } from "@apollo/client/react";
import { Link } from "react-router";
import { formatInstant } from "../../lib/dates.ts";
import { usePracticeTimeZone } from "../../lib/session.tsx";
import { Badge } from "../../ui/badge.tsx";
import { Section } from "../../ui/page.tsx";
import styles from "./emergency-access.module.css";
import { EMERGENCY_OVERRIDES } from "./operations.ts";

/** The blocked charts that were opened; which they are stands in the audit report. Reading them is itself an entry of the log. */
export function ReviewOverrides({ activationId }: { activationId: string }) {
  const zone = usePracticeTimeZone();
  const { data } = useQuery(EMERGENCY_OVERRIDES, {
    variables: { id: activationId },
    fetchPolicy: "network-only",
    nextFetchPolicy: "cache-first",
  });
  const overrides =
    data?.node?.__typename === "EmergencyAccessActivation" ? (data.node.review?.chartOverrides ?? []) : [];
  if (overrides.length === 0) return null;
  return (
    <Section
      id="review-overrides"
      title="Blocked charts opened"
      aside={<Badge tone="emergency">{overrides.length}</Badge>}
    >
      <ul className={styles.stands} aria-label="Blocked charts opened">
        {overrides.map(({ id, openedAt, endsAt, reason }) => (
          <li key={id}>
            {reason === null ? "The reason is kept back: a patient set keeps the patient from you." : `“${reason}”`}
            <span className={styles.second}>
              {formatInstant(openedAt, zone)} to {formatInstant(endsAt, zone)}.{" "}
              <Link to="/audit?q=mark:chart-override">In the audit report</Link>
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
