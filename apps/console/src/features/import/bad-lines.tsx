import { useQuery } from "@apollo/client/react";
import { formatNumber } from "../../lib/culture.ts";
import { explain } from "../../lib/errors.ts";
import { useDelayed } from "../../lib/delayed.ts";
import { usePaging } from "../../lib/paging.ts";
import { usePhone } from "../../ui/phone.ts";
import { ErrorState } from "../../ui/states.tsx";
import { Card, Cards, cell, RightCell, SkeletonRows, Table, TableFoot, TableFrame } from "../../ui/table.tsx";
import styles from "./import.module.css";
import { BAD_LINES } from "./operations.ts";

/** The lines that did not go in: file, line, reason. */
export function BadLines({ jobId }: { jobId: string }) {
  const phone = usePhone();
  const paging = usePaging(10);
  const { data, previousData, error, loading, refetch } = useQuery(BAD_LINES, {
    variables: { id: jobId, ...paging.variables },
  });
  const slow = useDelayed(data === undefined && error === undefined);
  const node = (data ?? previousData)?.node;
  const lines = node?.__typename === "ImportJob" ? node.badLines : undefined;
  const rows = lines?.edges.map((edge) => edge.node);
  return (
    <TableFrame busy={loading}>
      {error !== undefined ? (
        <ErrorState {...explain(error, "The bad lines")} onRetry={() => void refetch()} />
      ) : phone && rows !== undefined ? (
        <Cards label="Bad lines">
          {rows.map((row) => (
            <Card key={`${row.fileName}:${row.line}`} name={row.fileName} state={`line ${row.line}`}>
              {row.reason}
            </Card>
          ))}
        </Cards>
      ) : (
        <Table label="Bad lines" className={styles.badLines}>
          <thead>
            <tr>
              <th scope="col">File</th>
              <th scope="col" className={cell.right}>
                Line
              </th>
              <th scope="col">Reason</th>
            </tr>
          </thead>
          {rows === undefined ? (
            <SkeletonRows rows={3} widths={[160, 40, 320]} visible={slow} />
          ) : (
            <tbody>
              {rows.map((row) => (
                <tr key={`${row.fileName}:${row.line}`}>
                  <td className={cell.mono}>{row.fileName}</td>
                  <RightCell className={cell.number}>{formatNumber(row.line)}</RightCell>
                  <td className={styles.reason}>{row.reason}</td>
                </tr>
              ))}
            </tbody>
          )}
        </Table>
      )}
      {lines === undefined || lines === null ? null : (
        <TableFoot
          from={paging.from}
          count={lines.edges.length}
          total={lines.totalCount}
          paging={paging}
          pending={data === undefined}
          onPrevious={paging.isFirst ? undefined : () => paging.previous(lines.pageInfo)}
          onNext={lines.pageInfo.hasNextPage ? () => paging.next(lines.pageInfo) : undefined}
        />
      )}
    </TableFrame>
  );
}
