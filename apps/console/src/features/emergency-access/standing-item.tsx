import { Link } from "react-router";
import { formatInstant } from "../../lib/dates.ts";
import type { EmergencyStandingActFragment } from "../../lib/graphql/graphql.ts";
import { usePracticeTimeZone, useRight } from "../../lib/session.tsx";
import styles from "./emergency-access.module.css";

/** Where the page of what an act was done to is. */
const PAGES: Readonly<Record<string, string>> = {
  User: "/users",
  Role: "/roles",
  PatientSet: "/patient-sets",
  Patient: "/patients",
};

/** An act whose effect is still there: what, when, and the ways to it. The most serious ones stand out. */
export function StandingItem({ act }: { act: EmergencyStandingActFragment }) {
  const { sentence, occurredAt, severity, subject, auditEntryId } = act;
  const zone = usePracticeTimeZone();
  const readsLog = useRight("AUDIT_READ");
  const page = subject === null ? undefined : PAGES[subject.type];
  return (
    <li>
      {severity === "HIGHEST" ? <b>{sentence}</b> : sentence}
      <span className={styles.second}>
        {formatInstant(occurredAt, zone)}.{" "}
        {subject === null || page === undefined ? null : (
          <>
            <Link to={`${page}/${encodeURIComponent(subject.id)}`}>{subject.label}</Link>
            {readsLog ? ", " : null}
          </>
        )}
        {readsLog ? <Link to={`/audit?entry=${encodeURIComponent(auditEntryId)}`}>audit entry</Link> : null}
      </span>
    </li>
  );
}
