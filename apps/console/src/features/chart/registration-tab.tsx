import { formatDate, formatInstant } from "../../lib/dates.ts";
import { usePracticeTimeZone } from "../../lib/session.tsx";
import { Section } from "../../ui/page.tsx";
import styles from "./chart.module.css";
import { type OpenPatient, SEX_WORDS } from "./patient-head.tsx";

/** The demographics. */
export function RegistrationTab({ patient }: { patient: OpenPatient }) {
  const zone = usePracticeTimeZone();
  const date = (value: string | null) => (value === null ? null : formatDate(value));
  const town = [patient.city, [patient.state, patient.postalCode].filter(Boolean).join(" ")].filter(Boolean).join(", ");
  return (
    <div className={styles.registration}>
      <Facts
        title="Person"
        facts={{
          "First name": patient.firstName,
          "Last name": patient.lastName,
          "Date of birth": date(patient.birthDate),
          Sex: SEX_WORDS[patient.sex],
          "Preferred language": patient.preferredLanguage,
          ...(patient.deceasedAt === null ? {} : { Deceased: formatInstant(patient.deceasedAt, zone) }),
        }}
      />
      <Facts
        title="Contact"
        facts={{
          Address: patient.address,
          City: town === "" ? null : town,
          "Home phone": patient.homePhone,
          "Work phone": patient.workPhone,
          "Mobile phone": patient.mobilePhone,
          "E-mail": patient.email,
        }}
      />
      <Facts
        title="In this practice"
        facts={{
          "Demographic #": String(patient.demographicNumber),
          MRN: patient.mrn,
          Provider: patient.practitioner?.name ?? null,
          "First visit": date(patient.firstVisit),
          "Last visit": date(patient.lastVisit),
        }}
      />
    </div>
  );
}

function Facts({ title, facts }: { title: string; facts: Readonly<Record<string, string | null>> }) {
  return (
    <Section title={title}>
      <dl className={styles.facts}>
        {Object.entries(facts).map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd data-empty={value === null || undefined}>{value ?? "Not recorded"}</dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}
