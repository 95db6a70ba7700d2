import { Link } from "react-router";
import { formatDate } from "../../lib/dates.ts";
import type { SortDirection } from "../../lib/graphql/graphql.ts";
import { patientAddress, SEX_WORDS, sortedName } from "../../lib/patient-words.ts";
import { StatusDot } from "../../ui/badge.tsx";
import { cell, RightCell, SkeletonRows, SortHeader, Table } from "../../ui/table.tsx";
import type { PatientColumn } from "./patient-list-state.ts";
import { type ListedPatient, STATUS_WORDS } from "./patient-words.ts";
import styles from "./patients.module.css";

/** The patients as a table, for windows that hold one. */
export function PatientTable(props: {
  patients: readonly ListedPatient[] | undefined;
  rows: number;
  skeleton: boolean;
  column: PatientColumn;
  direction: SortDirection;
  onSort: (column: PatientColumn) => void;
}) {
  const sortable = (column: PatientColumn) => ({
    sorted: column === props.column ? props.direction : undefined,
    onSort: () => props.onSort(column),
  });
  return (
    <Table label="Patients" className={styles.table}>
      <thead>
        <tr>
          <SortHeader {...sortable("name")}>Patient</SortHeader>
          <SortHeader {...sortable("number")}>Demographic #</SortHeader>
          <SortHeader {...sortable("born")}>Born</SortHeader>
          <th scope="col">Sex</th>
          <th scope="col">Provider</th>
          <th scope="col">Status</th>
          <SortHeader {...sortable("visit")} align="right">
            Last visit
          </SortHeader>
        </tr>
      </thead>
      {props.patients === undefined ? (
        <SkeletonRows rows={props.rows} widths={[130, 50, 110, 50, 130, 60, 80]} visible={props.skeleton} />
      ) : (
        <tbody>
          {props.patients.map((patient) => {
            const status = STATUS_WORDS[patient.status];
            return (
              <tr key={patient.id}>
                <td>
                  <Link className={cell.name} to={patientAddress(patient.id)} title={sortedName(patient)}>
                    {sortedName(patient)}
                  </Link>
                </td>
                <td className={`${cell.dimmed} ${cell.number}`}>{patient.demographicNumber}</td>
                <td className={cell.number}>
                  {patient.birthDate === null ? null : formatDate(patient.birthDate)}{" "}
                  {patient.age === null ? null : <span className={cell.dimmed}>({patient.age})</span>}
                </td>
                <td>{SEX_WORDS[patient.sex]}</td>
                <td title={patient.practitioner?.name}>{patient.practitioner?.name}</td>
                <td>
                  <StatusDot tone={status.tone}>{status.label}</StatusDot>
                </td>
                <RightCell className={cell.number}>
                  {patient.lastVisit === null ? null : formatDate(patient.lastVisit)}
                </RightCell>
              </tr>
            );
          })}
        </tbody>
      )}
    </Table>
  );
}
