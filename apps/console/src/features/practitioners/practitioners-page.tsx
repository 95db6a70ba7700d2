import { useQuery } from "@apollo/client/react";
import { Button } from "@mantine/core";
import { IconLink, IconSearch, IconStethoscope } from "@tabler/icons-react";
import { lazy, Suspense, useState } from "react";
import { formatNumber } from "../../lib/culture.ts";
import { useDelayed } from "../../lib/delayed.ts";
import { useDocumentTitle } from "../../lib/document-title.ts";
import { explain } from "../../lib/errors.ts";
import type { PractitionersQuery } from "../../lib/graphql/graphql.ts";
import { FIRST_PAGE, usePaging } from "../../lib/paging.ts";
import { useRight } from "../../lib/session.tsx";
import { useUrlState } from "../../lib/url-state.ts";
import { Avatar } from "../../ui/badge.tsx";
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
import { PRACTITIONERS } from "./operations.ts";
import styles from "./practitioners.module.css";

const LinkDialog = lazy(async () => ({ default: (await import("./link-dialog.tsx")).LinkDialog }));

export type ListedPractitioner = NonNullable<PractitionersQuery["practitioners"]>["edges"][number]["node"];

/** The imported practitioners, and which user of the practice each of them is. */
export function PractitionersPage() {
  useDocumentTitle("Practitioners");
  const phone = usePhone();
  const mayLink = useRight("USER_UPDATE");
  const [parameters, change] = useUrlState();
  const search = parameters.get("q") ?? "";
  const paging = usePaging(10);
  const { data, previousData, error, loading, refetch } = useQuery(PRACTITIONERS, {
    variables: { ...(search === "" ? {} : { search }), ...paging.variables },
  });
  const shown = error === undefined ? (data ?? previousData)?.practitioners : undefined;
  const rows = shown?.edges.map(({ node }) => node);
  const slow = useDelayed(shown === undefined && error === undefined);
  const [linking, setLinking] = useState<ListedPractitioner>();

  const linkButton = (practitioner: ListedPractitioner) =>
    mayLink ? (
      <Button
        size="xs"
        leftSection={<IconLink size={14} stroke={1.75} />}
        aria-label={`${practitioner.user === null ? "Link" : "Change the link of"} ${practitioner.name}`}
        onClick={() => setLinking(practitioner)}
      >
        {practitioner.user === null ? "Link" : "Change"}
      </Button>
    ) : null;

  return (
    <Page>
      <PageHead title="Practitioners">
        Who the imported charts name. Link one to a user, so that the charts and the audit log speak of the same person.
      </PageHead>
      <FilterBar
        count={
          shown
            ? `${formatNumber(shown.totalCount)} ${shown.totalCount === 1 ? "practitioner" : "practitioners"}`
            : undefined
        }
      >
        <SearchBox
          label="Search practitioners"
          placeholder="Name or NPI"
          value={search}
          onSearch={(q) => change({ ...FIRST_PAGE, q }, { replace: true })}
        />
      </FilterBar>
      <TableFrame busy={loading}>
        {error !== undefined ? (
          <ErrorState {...explain(error, "The practitioners")} onRetry={() => void refetch()} />
        ) : shown?.totalCount === 0 ? (
          search === "" ? (
            <EmptyState icon={<IconStethoscope size={18} stroke={1.75} />} title="No practitioners yet">
              They come with an import, as FHIR Practitioner.
            </EmptyState>
          ) : (
            <EmptyState
              icon={<IconSearch size={18} stroke={1.75} />}
              title="No practitioner matches"
              action={
                <Button size="sm" onClick={() => change({ ...FIRST_PAGE, q: null })}>
                  Clear the search
                </Button>
              }
            />
          )
        ) : phone ? (
          rows === undefined ? (
            <SkeletonCards rows={paging.rows} visible={slow} />
          ) : (
            <Cards label="Practitioners">
              {rows.map((practitioner) => (
                <Card key={practitioner.id} name={practitioner.name} state={linkButton(practitioner)}>
                  {practitioner.npi === null ? "No NPI" : `NPI ${practitioner.npi}`}
                  <br />
                  {practitioner.user === null ? "Not linked to a user" : `User ${practitioner.user.name}`}
                </Card>
              ))}
            </Cards>
          )
        ) : (
          <Table label="Practitioners">
            <thead>
              <tr>
                <th scope="col">Practitioner</th>
                <th scope="col">NPI</th>
                <th scope="col">User</th>
                {mayLink ? (
                  <th scope="col" className={cell.right}>
                    Link
                  </th>
                ) : null}
              </tr>
            </thead>
            {rows === undefined ? (
              <SkeletonRows rows={paging.rows} widths={[160, 90, 140, ...(mayLink ? [60] : [])]} visible={slow} />
            ) : (
              <tbody>
                {rows.map((practitioner) => (
                  <tr key={practitioner.id}>
                    <td className={cell.name}>{practitioner.name}</td>
                    <td className={`${cell.mono} ${cell.dimmed}`}>{practitioner.npi}</td>
                    <td>
                      {practitioner.user === null ? (
                        <span className={cell.dimmed}>Not linked</span>
                      ) : (
                        <span className={styles.user}>
                          <Avatar name={practitioner.user.name} />
                          {practitioner.user.name}
                        </span>
                      )}
                    </td>
                    {mayLink ? <RightCell>{linkButton(practitioner)}</RightCell> : null}
                  </tr>
                ))}
              </tbody>
            )}
          </Table>
        )}
        {shown === undefined || shown === null || shown.totalCount === 0 ? null : (
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
      {mayLink ? (
        <Suspense fallback={null}>
          <LinkDialog practitioner={linking} onClose={() => setLinking(undefined)} />
        </Suspense>
      ) : null}
    </Page>
  );
}
