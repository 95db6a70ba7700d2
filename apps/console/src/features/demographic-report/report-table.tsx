import type { ReactNode } from "react";
import { Link } from "react-router";
import { formatDate } from "../../lib/dates.ts";
import type { DemographicColumn, DemographicReportQuery } from "../../lib/graphql/graphql.ts";
import { patientAddress } from "../../lib/patient-words.ts";
import { useRight } from "../../lib/session.tsx";
import { Card, Cards, cell, Table } from "../../ui/table.tsx";
import { columnLabel } from "./report-columns.ts";
import styles from "./demographic-report.module.css";

type ReportRow = NonNullable<DemographicReportQuery["demographicReport"]>["rows"]["edges"][number]["node"];

/** The patients as a table; many columns scroll sideways. */
export function ReportTable(props: { rows: readonly ReportRow[]; columns: readonly DemographicColumn[] }) {
  const { rows, columns } = props;
  const linked = linkedColumn(columns);
  return (
    <div className={styles.sideways} role="region" aria-label="Results, sideways" tabIndex={0}>
      <Table label="Results">
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {columnLabel(column)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, place) => (
            <tr key={row.patient?.id ?? place}>
              {columns.map((column, index) => (
                <td key={column} className={cell.number}>
                  {index === linked ? (
                    <PatientLink row={row}>{shown(column, row.cells[index])}</PatientLink>
                  ) : (
                    shown(column, row.cells[index])
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </Table>
    </div>
  );
}

/** The patients as cards, for phones. */
export function ReportCards(props: { rows: readonly ReportRow[]; columns: readonly DemographicColumn[] }) {
  const { rows, columns } = props;
  const linked = linkedColumn(columns);
  return (
    <Cards label="Results">
      {rows.map((row, place) => (
        <Card
          key={row.patient?.id ?? place}
          name={
            <>
              <span className={styles.cardColumn}>{columnLabel(columns[linked]!)}</span>{" "}
              <PatientLink row={row}>{shown(columns[linked]!, row.cells[linked])}</PatientLink>
            </>
          }
        >
          <dl className={styles.cells}>
            {columns.map((column, index) =>
              index === linked || (row.cells[index] ?? "") === "" ? null : (
                <div key={column}>
                  <dt>{columnLabel(column)}</dt>
                  <dd>{shown(column, row.cells[index])}</dd>
                </div>
              ),
            )}
          </dl>
        </Card>
      ))}
    </Cards>
  );
}

/** The cell that leads to the record. */
function linkedColumn(columns: readonly DemographicColumn[]): number {
  return Math.max(0, columns.indexOf("DEMOGRAPHIC_NUMBER"));
}

const DAYS: ReadonlySet<DemographicColumn> = new Set(["BIRTH_DATE", "FIRST_VISIT", "LAST_VISIT"]);

/** A cell's words: days as the person's culture writes them. */
function shown(column: DemographicColumn, value: string | null | undefined): string | null {
  if (value === null || value === undefined) return null;
  return DAYS.has(column) ? formatDate(value) : value;
}

function PatientLink({ row, children }: { row: ReportRow; children: ReactNode }) {
  const mayOpen = useRight("PATIENT_READ");
  const words = children ?? "Open";
  if (!mayOpen || row.patient === null) return children;
  return (
    <Link className={cell.name} to={patientAddress(row.patient.id)}>
      {words}
    </Link>
  );
}
