import { formatNumber } from "../../lib/culture.ts";
import { cell, RightCell, Table, TableFrame } from "../../ui/table.tsx";
import type { OpenJob } from "./import-job-page.tsx";
import styles from "./import.module.css";
import { sumOf } from "./job-words.ts";

const COLUMNS = [
  { key: "created", label: "Created" },
  { key: "updated", label: "Updated" },
  { key: "unchanged", label: "Unchanged" },
  { key: "ignored", label: "Left out" },
  { key: "bad", label: "Bad" },
] as const;

/** What became of the resources, by their type. */
export function CountsTable({ counts }: { counts: OpenJob["counts"] }) {
  const sum = sumOf(counts);
  const told = (count: number) => (count === 0 ? <span className={cell.dimmed}>0</span> : formatNumber(count));
  return (
    <TableFrame>
      <div className={styles.scroll} tabIndex={0} role="region" aria-label="Counts by resource type">
        <Table label="Counts by resource type">
          <thead>
            <tr>
              <th scope="col">Resource type</th>
              {COLUMNS.map(({ key, label }) => (
                <th key={key} scope="col" className={cell.right}>
                  {label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {counts.map((count) => (
              <tr key={count.resourceType}>
                <td>{count.resourceType}</td>
                {COLUMNS.map(({ key }) => (
                  <RightCell key={key} className={`${cell.number} ${key === "bad" && count.bad > 0 ? styles.bad : ""}`}>
                    {told(count[key])}
                  </RightCell>
                ))}
              </tr>
            ))}
          </tbody>
          <tfoot className={styles.sum}>
            <tr>
              <th scope="row">Together</th>
              {COLUMNS.map(({ key }) => (
                <td key={key} className={`${cell.right} ${cell.number}`}>
                  {told(sum[key])}
                </td>
              ))}
            </tr>
          </tfoot>
        </Table>
      </div>
    </TableFrame>
  );
}
