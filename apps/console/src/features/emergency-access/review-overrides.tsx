import { useQuery } from "@apollo/client/react";
import { Link } from "react-router";
import { formatInstant } from "../../lib/dates.ts";
import type { EmergencyActivationFragment } from "../../lib/graphql/graphql.ts";
import { usePracticeTimeZone, useRight } from "../../lib/session.tsx";
import { Badge } from "../../ui/badge.tsx";
import { Section } from "../../ui/page.tsx";
import styles from "./emergency-access.module.css";
import { overridesOf } from "./emergency-words.ts";
import { EMERGENCY_OVERRIDES } from "./operations.ts";

/** The blocked charts that were opened, and whose. Reading them is itself an entry of the log, and one of each patient who is named. */
export function ReviewOverrides({ activation }: { activation: EmergencyActivationFragment }) {
  const readsLog = useRight("AUDIT_READ");
  const zone = usePracticeTimeZone();
  const { data } = useQuery(EMERGENCY_OVERRIDES, {
    variables: { id: activation.id, readsPatients: useRight("PATIENT_READ") },
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
        {overrides.map(({ id, openedAt, endsAt, reason, patient }) => (
          <li key={id}>
            {patient == null ? null : (
              <>
                <Link to={`/patients/${encodeURIComponent(patient.id)}`}>
                  {patient.name} (# {patient.demographicNumber})
                </Link>
                {": "}
              </>
            )}
            {reason === null ? "The reason is kept back: a patient set keeps the patient from you." : `“${reason}”`}
            <span className={styles.second}>
              {formatInstant(openedAt, zone)} to {formatInstant(endsAt, zone)}.{" "}
              {readsLog ? <Link to={overridesOf(activation)}>In the audit report</Link> : null}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
