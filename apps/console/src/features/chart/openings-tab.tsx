import { useQuery } from "@apollo/client/react";
import { IconHeadset, IconHistory } from "@tabler/icons-react";
import { Link } from "react-router";
import { entryTone } from "../../lib/audit-words.ts";
import { formatInstant, zoneName } from "../../lib/dates.ts";
import { useDelayed } from "../../lib/delayed.ts";
import { EmergencyMark } from "../../lib/emergency-access/emergency-mark.tsx";
import { explain } from "../../lib/errors.ts";
import type { OpeningsQuery } from "../../lib/graphql/graphql.ts";
import { TableMoment } from "../../lib/moments.tsx";
import { usePaging } from "../../lib/paging.ts";
import { usePracticeTimeZone } from "../../lib/session.tsx";
import { Avatar, Badge } from "../../ui/badge.tsx";
import { usePhone } from "../../ui/phone.ts";
import { EmptyState, ErrorState } from "../../ui/states.tsx";
import {
  Card,
  Cards,
  cell,
  RightCell,
  SkeletonCards,
  SkeletonRows,
  Table,
  TableFoot,
  TableFrame,
} from "../../ui/table.tsx";
import styles from "./chart.module.css";
import { OPENINGS } from "./operations.ts";

type Opening = NonNullable<NonNullable<OpeningsQuery["patient"]>["openings"]>["edges"][number]["node"];

/** Who opened this record and its chart, newest first. */
export function OpeningsTab({ patientId, demographicNumber }: { patientId: string; demographicNumber: number }) {
  const zone = usePracticeTimeZone();
  const phone = usePhone();
  const paging = usePaging(10);
  const { data, previousData, error, loading, refetch } = useQuery(OPENINGS, {
    variables: { id: patientId, ...paging.variables },
    fetchPolicy: "network-only",
    nextFetchPolicy: "cache-first",
  });
  const slow = useDelayed(data === undefined && error === undefined);
  const openings = (data ?? previousData)?.patient?.openings;
  const rows = openings?.edges.map(({ node }) => node);

  if (error !== undefined) return <ErrorState {...explain(error, "Who opened it")} onRetry={() => void refetch()} />;
  return (
    <>
      <p className={styles.audited}>
        Every opening is an entry that nobody can change.{" "}
        <Link to={`/audit?q=patient:${demographicNumber}`}>All entries on this patient</Link>
      </p>
      <TableFrame busy={loading}>
        {openings?.totalCount === 0 ? (
          <EmptyState icon={<IconHistory size={18} stroke={1.75} />} title="Nobody has opened it yet" />
        ) : phone ? (
          rows === undefined ? (
            <SkeletonCards rows={5} visible={slow} />
          ) : (
            <Cards label="Openings">
              {rows.map((opening) => (
                <Card key={opening.id} name={opening.actor.name} state={<Action opening={opening} />}>
                  {formatInstant(opening.occurredAt, zone)}
                </Card>
              ))}
            </Cards>
          )
        ) : (
          <Table label="Who opened it">
            <thead>
              <tr>
                <th scope="col">Time, {zoneName(zone)}</th>
                <th scope="col">Who</th>
                <th scope="col">Action</th>
                <th scope="col" className={cell.right}>
                  IP address
                </th>
              </tr>
            </thead>
            {rows === undefined ? (
              <SkeletonRows rows={paging.rows} widths={[130, 140, 110, 90]} visible={slow} />
            ) : (
              <tbody>
                {rows.map((opening) => (
                  <tr key={opening.id}>
                    <td>
                      <TableMoment at={opening.occurredAt} />
                    </td>
                    <td>
                      <span className={styles.who}>
                        <Avatar
                          name={opening.actor.name}
                          tone={opening.actor.kind === "VENDOR_EMPLOYEE" ? "vendor" : "neutral"}
                          icon={opening.actor.kind === "VENDOR_EMPLOYEE" ? <IconHeadset stroke={1.75} /> : undefined}
                        />
                        {opening.actor.name}
                      </span>
                    </td>
                    <td>
                      <Action opening={opening} />
                    </td>
                    <RightCell className={`${cell.mono} ${cell.dimmed}`}>{opening.ipAddress}</RightCell>
                  </tr>
                ))}
              </tbody>
            )}
          </Table>
        )}
        {openings === undefined || openings === null || openings.totalCount === 0 ? null : (
          <TableFoot
            from={paging.from}
            count={openings.edges.length}
            total={openings.totalCount}
            paging={paging}
            pending={data === undefined}
            onPrevious={paging.isFirst ? undefined : () => paging.previous(openings.pageInfo)}
            onNext={openings.pageInfo.hasNextPage ? () => paging.next(openings.pageInfo) : undefined}
          />
        )}
      </TableFrame>
    </>
  );
}

function Action({ opening }: { opening: Opening }) {
  return (
    <Badge tone={entryTone(opening)}>
      <EmergencyMark marks={opening.marks} />
      {opening.actionLabel}
    </Badge>
  );
}
