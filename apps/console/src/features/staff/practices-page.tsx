import { useQuery } from "@apollo/client/react";
import { Button } from "@mantine/core";
import { IconBuildingHospital, IconSearch } from "@tabler/icons-react";
import { Link } from "react-router";
import { formatNumber } from "../../lib/culture.ts";
import { formatDate } from "../../lib/dates.ts";
import { useDelayed } from "../../lib/delayed.ts";
import { useDocumentTitle } from "../../lib/document-title.ts";
import { explain } from "../../lib/errors.ts";
import { FIRST_PAGE, usePaging } from "../../lib/paging.ts";
import { useUrlState } from "../../lib/url-state.ts";
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
import { AskedFor } from "./asked-for.tsx";
import { EndedAccess } from "./ended-access.tsx";
import { STAFF_PRACTICES } from "./operations.ts";
import { practiceAddress } from "./staff-words.ts";

/** The first page of the staff console: the practices that the vendor serves. */
export function StaffPracticesPage() {
  useDocumentTitle("Practices");
  const phone = usePhone();
  const [parameters, change] = useUrlState();
  const search = parameters.get("q") ?? "";
  const paging = usePaging(10);
  const { data, previousData, error, loading, refetch } = useQuery(STAFF_PRACTICES, {
    variables: { ...(search === "" ? {} : { search }), ...paging.variables },
  });
  const shown = error === undefined ? (data ?? previousData)?.vendorPractices : undefined;
  const rows = shown?.edges.map(({ node }) => node);
  const slow = useDelayed(shown === undefined && error === undefined);

  return (
    <Page>
      <EndedAccess />
      <AskedFor />
      <PageHead title="Practices">Find a practice, then the user that you are to help.</PageHead>
      <FilterBar
        count={
          shown ? `${formatNumber(shown.totalCount)} ${shown.totalCount === 1 ? "practice" : "practices"}` : undefined
        }
      >
        <SearchBox
          label="Search practices"
          placeholder="Name of a practice"
          value={search}
          onSearch={(q) => change({ ...FIRST_PAGE, q }, { replace: true })}
        />
      </FilterBar>
      <TableFrame busy={loading}>
        {error !== undefined ? (
          <ErrorState {...explain(error, "The practices")} onRetry={() => void refetch()} />
        ) : shown?.totalCount === 0 ? (
          search === "" ? (
            <EmptyState icon={<IconBuildingHospital size={18} stroke={1.75} />} title="No practices yet">
              They come with their own sign-up.
            </EmptyState>
          ) : (
            <EmptyState
              icon={<IconSearch size={18} stroke={1.75} />}
              title="No practice matches"
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
            <Cards label="Practices">
              {rows.map(({ id, name, address, customerSince }) => (
                <Card key={id} name={<Link to={practiceAddress(id)}>{name}</Link>}>
                  {address ?? "No address"}
                  <br />
                  Customer since {formatDate(customerSince)}
                </Card>
              ))}
            </Cards>
          )
        ) : (
          <Table label="Practices">
            <thead>
              <tr>
                <th scope="col">Practice</th>
                <th scope="col">Address</th>
                <th scope="col" className={cell.right}>
                  Customer since
                </th>
              </tr>
            </thead>
            {rows === undefined ? (
              <SkeletonRows rows={paging.rows} widths={[180, 220, 80]} visible={slow} />
            ) : (
              <tbody>
                {rows.map(({ id, name, address, customerSince }) => (
                  <tr key={id}>
                    <td>
                      <Link className={cell.name} to={practiceAddress(id)}>
                        {name}
                      </Link>
                    </td>
                    <td className={cell.dimmed}>{address === null ? "No address" : address.replaceAll("\n", ", ")}</td>
                    <RightCell className={`${cell.number} ${cell.dimmed}`}>{formatDate(customerSince)}</RightCell>
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
    </Page>
  );
}
