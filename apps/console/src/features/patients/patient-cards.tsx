import { Link } from "react-router";
import { formatDate } from "../../lib/dates.ts";
import { patientAddress, SEX_WORDS, sortedName } from "../../lib/patient-words.ts";
import { StatusDot } from "../../ui/badge.tsx";
import { Card, Cards, SkeletonCards } from "../../ui/table.tsx";
import { type ListedPatient, STATUS_WORDS } from "./patient-words.ts";

/** The patients as cards, for phones. */
export function PatientCards(props: {
  patients: readonly ListedPatient[] | undefined;
  rows: number;
  skeleton: boolean;
}) {
  if (props.patients === undefined) return <SkeletonCards rows={props.rows} visible={props.skeleton} />;
  return (
    <Cards label="Patients">
      {props.patients.map((patient) => {
        const status = STATUS_WORDS[patient.status];
        const born = patient.birthDate === null ? undefined : formatDate(patient.birthDate);
        const age = patient.age === null ? "" : ` (${patient.age})`;
        return (
          <Card
            key={patient.id}
            name={<Link to={patientAddress(patient.id)}>{sortedName(patient)}</Link>}
            state={<StatusDot tone={status.tone}>{status.label}</StatusDot>}
          >
            {[
              born === undefined ? undefined : `${born}${age}`,
              SEX_WORDS[patient.sex],
              `# ${patient.demographicNumber}`,
            ]
              .filter((piece) => piece !== undefined)
              .join(" · ")}
            <br />
            {[
              patient.practitioner?.name,
              patient.lastVisit === null ? undefined : `last visit ${formatDate(patient.lastVisit)}`,
            ]
              .filter((piece) => piece !== undefined)
              .join(" · ")}
          </Card>
        );
      })}
    </Cards>
  );
}
