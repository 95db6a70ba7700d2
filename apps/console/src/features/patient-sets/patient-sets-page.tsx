import { useQuery } from "@apollo/client/react";
import { Button } from "@mantine/core";
import { IconReportSearch, IconSearch, IconUsersGroup } from "@tabler/icons-react";
import { Link } from "react-router";
import { formatNumber } from "../../lib/culture.ts";
import { formatDay, relativeTime } from "../../lib/dates.ts";
import { useDelayed } from "../../lib/delayed.ts";
import { useDocumentTitle } from "../../lib/document-title.ts";
import { explain } from "../../lib/errors.ts";
import type { PatientSetsQuery } from "../../lib/graphql/graphql.ts";
import { FIRST_PAGE, usePaging } from "../../lib/paging.ts";
import { REPORT_PATH } from "../../lib/report-location.ts";
import { usePracticeTimeZone, useRight } from "../../lib/session.tsx";
import { useUrlState } from "../../lib/url-state.ts";
import { Badge } from "../../ui/badge.tsx";
import { FilterBar, SearchBox } from "../../ui/filters.tsx";
import { Page, PageHead } from "../../ui/page.tsx";
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
import { PATIENT_SETS } from "./operations.ts";
import { patientsInWords, setAddress } from "./set-words.ts";
import styles from "./patient-sets.module.css";

type ListedSet = NonNullable<PatientSetsQuery["patientSets"]>["edges"][number]["node"];

/** Admin > Patient Sets: the saved snapshots of patients. */
export function PatientSetsPage() {
  useDocumentTitle("Patient Sets");
  const phone = usePhone();
  const mayRun = useRight("REPORT_RUN");
  const [parameters, change] = useUrlState();
  const search = (parameters.get("q") ?? "").trim();
  const paging = usePaging(10);
  const { data, previousData, error, loading, refetch } = useQuery(PATIENT_SETS, {
    variables: { ...(search === "" ? {} : { search }), ...paging.variables },
  });
  const shown = error === undefined ? (data ?? previousData)?.patientSets : undefined;
  const slow = useDelayed(shown === undefined && error === undefined);
  const sets = shown?.edges.map(({ node }) => node);
  const toReport = (
    <Button component={Link} to={REPORT_PATH} size="sm" leftSection={<IconReportSearch size={16} stroke={1.75} />}>
      Demographic Report
    </Button>
  );
  return (
    <Page>
      <PageHead title="Patient Sets" actions={mayRun ? toReport : undefined}>
        Saved snapshots of patients. They change by hand alone.
      </PageHead>
      <FilterBar
        count={
          shown === undefined || shown === null
            ? undefined
            : `${formatNumber(shown.totalCount)} ${shown.totalCount === 1 ? "set" : "sets"}`
        }
      >
        <SearchBox
          label="Search patient sets"
          placeholder="Beginning of a name"
          value={parameters.get("q") ?? ""}
          onSearch={(q) => change({ ...FIRST_PAGE, q }, { replace: true })}
        />
      </FilterBar>
      <TableFrame busy={loading}>
        {error !== undefined ? (
          <ErrorState {...explain(error, "The patient sets")} onRetry={() => void refetch()} />
        ) : sets?.length === 0 && paging.isFirst ? (
          search === "" ? (
            <EmptyState
              icon={<IconUsersGroup size={18} stroke={1.75} />}
              title="No patient sets yet"
              action={mayRun ? toReport : undefined}
            >
              Run a Demographic Report that searches for Demographic #, and save its result under a name.
            </EmptyState>
          ) : (
            <EmptyState
              icon={<IconSearch size={18} stroke={1.75} />}
              title="No patient set matches"
              action={
                <Button size="sm" onClick={() => change({ ...FIRST_PAGE, q: null })}>
                  Clear the search
                </Button>
              }
            >
              A set is found by the beginning of its name.
            </EmptyState>
          )
        ) : phone ? (
          <SetCards sets={sets} rows={paging.rows} skeleton={slow} />
        ) : (
          <SetTable sets={sets} rows={paging.rows} skeleton={slow} />
        )}
        {shown === undefined || shown === null || (shown.edges.length === 0 && paging.isFirst) ? null : (
          <TableFoot
            from={paging.from}
            count={shown.edges.length}
            total={shown.totalCount}
            paging={paging}
            pending={data === undefined}
            onPrevious={paging.isFirst ? undefined : () => paging.previous(shown.pageInfo)}
            onNext={shown.pageInfo.hasNextPage ? () => paging.next(shown.pageInfo) : undefined}
          />
        )}
      </TableFrame>
    </Page>
  );
}

interface SetListProps {
  readonly sets: readonly ListedSet[] | undefined;
  readonly rows: number;
  readonly skeleton: boolean;
}

function SetTable({ sets, rows, skeleton }: SetListProps) {
  const zone = usePracticeTimeZone();
  return (
    <Table label="Patient Sets" className={styles.sets}>
      <thead>
        <tr>
          <th scope="col">Set</th>
          <th scope="col" className={cell.right}>
            Patients
          </th>
          <th scope="col">Made by</th>
          <th scope="col">As of</th>
          <th scope="col">Changed by hand</th>
        </tr>
      </thead>
      {sets === undefined ? (
        <SkeletonRows rows={rows} widths={[220, 40, 130, 90, 90]} visible={skeleton} />
      ) : (
        <tbody>
          {sets.map((set) => (
            <tr key={set.id}>
              <td>
                <span className={styles.named}>
                  <Link className={cell.name} to={setAddress(set.id)} title={set.name}>
                    {set.name}
                  </Link>
                  <SetMark set={set} />
                </span>
              </td>
              <RightCell className={cell.number}>
                {set.memberCount === null ? null : formatNumber(set.memberCount)}
              </RightCell>
              <td>{set.madeBy.name}</td>
              <td className={cell.number}>
                <time dateTime={set.asOf} title={relativeTime(set.asOf)}>
                  {formatDay(set.asOf, zone)}
                </time>
              </td>
              <td className={`${cell.number} ${cell.dimmed}`}>
                {set.editedAt === null ? (
                  // Of a set that blocks the reader it is not told.
                  set.memberCount === null ? null : (
                    "Never"
                  )
                ) : (
                  <time dateTime={set.editedAt} title={relativeTime(set.editedAt)}>
                    {formatDay(set.editedAt, zone)}
                  </time>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      )}
    </Table>
  );
}

function SetCards({ sets, rows, skeleton }: SetListProps) {
  const zone = usePracticeTimeZone();
  if (sets === undefined) return <SkeletonCards rows={rows} visible={skeleton} />;
  return (
    <Cards label="Patient Sets">
      {sets.map((set) => (
        <Card
          key={set.id}
          name={<Link to={setAddress(set.id)}>{set.name}</Link>}
          state={set.memberCount === null ? <SetMark set={set} /> : patientsInWords(set.memberCount)}
        >
          {set.madeBy.name}, {formatDay(set.asOf, zone)}
          {set.editedAt === null ? null : ` · changed by hand ${formatDay(set.editedAt, zone)}`}
          {set.limited === true ? " · may lack patients" : null}
        </Card>
      ))}
    </Cards>
  );
}

/** What is to be known of a set before it is opened. */
function SetMark({ set }: { set: Pick<ListedSet, "memberCount" | "limited"> }) {
  if (set.memberCount === null) return <Badge tone="refused">Blocks you</Badge>;
  return set.limited === true ? <Badge>May lack patients</Badge> : null;
}
