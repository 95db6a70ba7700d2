import { Button } from "@mantine/core";
import { IconChevronLeft, IconShieldQuestion } from "@tabler/icons-react";
import { Link } from "react-router";
import { formatDate } from "../../lib/dates.ts";
import type { PatientQuery, PatientStatus, Sex } from "../../lib/graphql/graphql.ts";
import { patientAddress } from "../../lib/patient-words.ts";
import { useRight } from "../../lib/session.tsx";
import { Avatar, Badge, type Tone } from "../../ui/badge.tsx";
import { Skeleton } from "../../ui/states.tsx";
import styles from "./chart.module.css";

/** The patient whose record is open. */
export type OpenPatient = NonNullable<PatientQuery["patient"]>;

export const SEX_WORDS: Readonly<Record<Sex, string>> = {
  FEMALE: "Female",
  MALE: "Male",
  OTHER: "Other",
  UNKNOWN: "Sex unknown",
};
const STATUS_WORDS: Readonly<Record<PatientStatus, { readonly label: string; readonly tone: Tone }>> = {
  ACTIVE: { label: "Active", tone: "proven" },
  INACTIVE: { label: "Inactive", tone: "neutral" },
  DECEASED: { label: "Deceased", tone: "neutral" },
};

/** Whose record it is: enough to know that it is the right person, on every tab. */
export function PatientHead({ patient }: { patient: OpenPatient }) {
  const mayAsk = useRight("ACCESS_CHECK");
  const status = STATUS_WORDS[patient.status];
  const age = patient.age === null ? "" : ` (${patient.age})`;
  const facts = [
    { label: "Demographic #", value: String(patient.demographicNumber) },
    { label: "Born", value: patient.birthDate === null ? undefined : `${formatDate(patient.birthDate)}${age}` },
    { label: "Sex", value: SEX_WORDS[patient.sex] },
    { label: "Provider", value: patient.practitioner?.name },
    { label: "Last visit", value: patient.lastVisit === null ? undefined : formatDate(patient.lastVisit) },
  ].filter(({ value }) => value !== undefined);
  return (
    <header className={styles.head}>
      <BackToPatients />
      <div className={styles.headRow}>
        <Avatar name={patient.name} size={32} tone="own" />
        <h1 tabIndex={-1} data-page-title>
          {patient.name}
        </h1>
        <Badge tone={status.tone}>{status.label}</Badge>
        {mayAsk ? (
          <Button
            component={Link}
            to={`${patientAddress(patient.id)}/access`}
            className={styles.headAction}
            size="sm"
            leftSection={<IconShieldQuestion size={16} stroke={1.75} />}
          >
            Who can open this chart
          </Button>
        ) : null}
      </div>
      <dl className={styles.headFacts}>
        {facts.map(({ label, value }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </header>
  );
}

/** Keeps the head's place while the record is asked for. */
export function PatientHeadSkeleton({ visible }: { visible: boolean }) {
  return (
    <header className={styles.head} aria-busy="true">
      <BackToPatients />
      <div className={styles.headRow}>{visible ? <Skeleton width={220} /> : null}</div>
      <div className={styles.headFacts} style={{ minHeight: 37 }}>
        {visible ? [90, 120, 60, 140].map((width) => <Skeleton key={width} width={width} />) : null}
      </div>
    </header>
  );
}

/** The way back to the list. */
export function BackToPatients() {
  return (
    <Link to="/patients" className={styles.back}>
      <IconChevronLeft size={14} stroke={1.75} aria-hidden="true" />
      Patients
    </Link>
  );
}
