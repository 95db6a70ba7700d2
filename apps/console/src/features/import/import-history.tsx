import { useQuery } from "@apollo/client/react";
import { IconDatabaseImport } from "@tabler/icons-react";
import { Link } from "react-router";
import { formatInstant } from "../../lib/dates.ts";
import { useDelayed } from "../../lib/delayed.ts";
import { explain } from "../../lib/errors.ts";
import { Instant } from "../../lib/moments.tsx";
import { usePaging } from "../../lib/paging.ts";
import { usePracticeTimeZone } from "../../lib/session.tsx";
import { Badge } from "../../ui/badge.tsx";
import { usePhone } from "../../ui/phone.ts";
import { EmptyState, ErrorState } from "../../ui/states.tsx";
import { Card, Cards, cell, SkeletonCards, SkeletonRows, Table, TableFoot, TableFrame } from "../../ui/table.tsx";
import { outcomeInWords, STATE_WORDS } from "./job-words.ts";
import { IMPORT_HISTORY } from "./operations.ts";

/** The imports of the practice, newest first. */
export function ImportHistory() {
  const zone = usePracticeTimeZone();
  const phone = usePhone();
  const paging = usePaging(10);
  const { data, previousData, error, loading, refetch } = useQuery(IMPORT_HISTORY, { variables: paging.variables });
  const slow = useDelayed(data === undefined && error === undefined);
  const jobs = (data ?? previousData)?.jobs;
  const rows = jobs?.edges.map(({ node }) => ({
    ...node,
    outcome: node.__typename === "ImportJob" ? outcomeInWords(node.counts) : "",
  }));
  const address = (id: string) => `/import/${encodeURIComponent(id)}`;

  return (
    <TableFrame busy={loading}>
      {error !== undefined ? (
        <ErrorState {...explain(error, "The history")} onRetry={() => void refetch()} />
      ) : jobs?.totalCount === 0 ? (
        <EmptyState icon={<IconDatabaseImport size={18} stroke={1.75} />} title="No imports yet">
          The first one begins above.
        </EmptyState>
      ) : phone ? (
        rows === undefined ? (
          <SkeletonCards rows={3} visible={slow} />
        ) : (
          <Cards label="Imports">
            {rows.map((job) => (
              <Card
                key={job.id}
                name={<Link to={address(job.id)}>{job.title}</Link>}
                state={<Badge tone={STATE_WORDS[job.state].tone}>{STATE_WORDS[job.state].label}</Badge>}
              >
                {formatInstant(job.startedAt, zone)}, {job.startedBy.name}
                <br />
                {job.outcome}
              </Card>
            ))}
          </Cards>
        )
      ) : (
        <Table label="Imports">
          <thead>
            <tr>
              <th scope="col">Import</th>
              <th scope="col">Started</th>
              <th scope="col">By</th>
              <th scope="col">State</th>
              <th scope="col">Outcome</th>
            </tr>
          </thead>
          {rows === undefined ? (
            <SkeletonRows rows={3} widths={[140, 160, 120, 60, 180]} visible={slow} />
          ) : (
            <tbody>
              {rows.map((job) => (
                <tr key={job.id}>
                  <td>
                    <Link className={cell.name} to={address(job.id)}>
                      {job.title}
                    </Link>
                  </td>
                  <td>
                    <Instant at={job.startedAt} />
                  </td>
                  <td>{job.startedBy.name}</td>
                  <td>
                    <Badge tone={STATE_WORDS[job.state].tone}>{STATE_WORDS[job.state].label}</Badge>
                  </td>
                  <td className={`${cell.dimmed} ${cell.number}`}>{job.outcome}</td>
                </tr>
              ))}
            </tbody>
          )}
        </Table>
      )}
      {jobs === undefined || jobs === null || jobs.totalCount === 0 || error !== undefined ? null : (
        <TableFoot
          from={paging.from}
          count={jobs.edges.length}
          total={jobs.totalCount}
          paging={paging}
          pending={data === undefined}
          onPrevious={paging.isFirst ? undefined : () => paging.previous(jobs.pageInfo)}
          onNext={jobs.pageInfo.hasNextPage ? () => paging.next(jobs.pageInfo) : undefined}
        />
      )}
    </TableFrame>
  );
}
