import { VisuallyHidden } from "@mantine/core";
import clsx from "clsx";
import { Link } from "react-router";
import { formatDate } from "../../lib/dates.ts";
import type { SetPatientFragment } from "../../lib/graphql/graphql.ts";
import { patientAddress, SEX_WORDS, sortedName } from "../../lib/patient-words.ts";
import { useRight } from "../../lib/session.tsx";
import { Check } from "../../ui/check.tsx";
import { cell, SkeletonRows, Table } from "../../ui/table.tsx";
import styles from "./patient-sets.module.css";

/** Patients that are chosen, by id. */
export type Chosen = ReadonlySet<string>;

/** Patients with a box to choose each, where they may be chosen. */
export function PatientRows(props: {
  label: string;
  patients: readonly SetPatientFragment[] | undefined;
  rows: number;
  skeleton: boolean;
  /** Undefined: none may be chosen. */
  chosen: Chosen | undefined;
  onChoose: (chosen: Chosen) => void;
  /** In a dialog: as narrow as on a phone. */
  narrow?: boolean;
}) {
  const { patients, chosen } = props;
  const mayOpen = useRight("PATIENT_READ");
  const choose = (ids: readonly string[], on: boolean) => {
    const next = new Set(chosen);
    for (const id of ids) {
      if (on) next.add(id);
      else next.delete(id);
    }
    props.onChoose(next);
  };
  const all = patients !== undefined && patients.length > 0 && patients.every(({ id }) => chosen?.has(id));
  return (
    <Table label={props.label} className={clsx(styles.patients, props.narrow === true && styles.narrow)}>
      <thead>
        <tr>
          {chosen === undefined ? null : (
            <th scope="col" className={styles.box}>
              <Check
                label={<VisuallyHidden>Choose all shown of {props.label}</VisuallyHidden>}
                checked={all}
                onChange={(on) =>
                  choose(
                    (patients ?? []).map(({ id }) => id),
                    on,
                  )
                }
              />
            </th>
          )}
          <th scope="col">Patient</th>
          <th scope="col">Demographic #</th>
          <th scope="col" className={styles.wide}>
            Born
          </th>
          <th scope="col" className={styles.wide}>
            Sex
          </th>
        </tr>
      </thead>
      {patients === undefined ? (
        <SkeletonRows
          rows={props.rows}
          widths={[...(chosen === undefined ? [] : [18]), 150, 60, 110, 60]}
          visible={props.skeleton}
        />
      ) : (
        <tbody>
          {patients.map((patient) => (
            <tr key={patient.id} data-chosen={chosen?.has(patient.id) || undefined}>
              {chosen === undefined ? null : (
                <td className={styles.box}>
                  <Check
                    label={<VisuallyHidden>Choose {sortedName(patient)}</VisuallyHidden>}
                    checked={chosen.has(patient.id)}
                    onChange={(on) => choose([patient.id], on)}
                  />
                </td>
              )}
              <td>
                {mayOpen ? (
                  <Link className={cell.name} to={patientAddress(patient.id)}>
                    {sortedName(patient)}
                  </Link>
                ) : (
                  <span className={cell.name}>{sortedName(patient)}</span>
                )}
                <span className={styles.second}>{bornInWords(patient)}</span>
              </td>
              <td className={`${cell.dimmed} ${cell.number}`}>{patient.demographicNumber}</td>
              <td className={`${cell.number} ${styles.wide}`}>{bornInWords(patient)}</td>
              <td className={styles.wide}>{SEX_WORDS[patient.sex]}</td>
            </tr>
          ))}
        </tbody>
      )}
    </Table>
  );
}

function bornInWords({ birthDate, age }: SetPatientFragment): string {
  return birthDate === null ? "" : `${formatDate(birthDate)}${age === null ? "" : ` (${age})`}`;
}
