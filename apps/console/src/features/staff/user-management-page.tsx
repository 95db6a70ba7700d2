import { useQuery } from "@apollo/client/react";
import { Button } from "@mantine/core";
import { IconDoorEnter, IconSearch, IconUsers } from "@tabler/icons-react";
import { lazy, Suspense, useState } from "react";
import { useParams } from "react-router";
import { formatNumber } from "../../lib/culture.ts";
import { formatDate } from "../../lib/dates.ts";
import { useDelayed } from "../../lib/delayed.ts";
import { useDocumentTitle } from "../../lib/document-title.ts";
import { explain } from "../../lib/errors.ts";
import { FIRST_PAGE, usePaging } from "../../lib/paging.ts";
import { useUrlState } from "../../lib/url-state.ts";
import { FilterBar, SearchBox } from "../../ui/filters.tsx";
import { BackLink, Page, PageHead, Section } from "../../ui/page.tsx";
import { EmptyState, ErrorState, Note } from "../../ui/states.tsx";
import { TableFoot, TableFrame } from "../../ui/table.tsx";
import { DirectoryUsers } from "./directory-users.tsx";
import { USER_MANAGEMENT } from "./operations.ts";
import { useOwnAccesses } from "./own-accesses.ts";
import type { DirectoryUser } from "./staff-words.ts";
import styles from "./staff.module.css";

const BreakTheGlass = lazy(async () => ({ default: (await import("./break-the-glass.tsx")).BreakTheGlass }));

/** User Management: a practice's users, for reading, and the way into its account on behalf of one of them. */
export function UserManagementPage() {
  const { practiceId = "" } = useParams();
  const [parameters, change] = useUrlState();
  const search = parameters.get("q") ?? "";
  const paging = usePaging(10);
  const { data, previousData, error, loading, refetch } = useQuery(USER_MANAGEMENT, {
    variables: { practiceId, ...(search === "" ? {} : { search }), ...paging.variables },
  });
  const node = error === undefined ? (data ?? previousData)?.node : undefined;
  const practice = node?.__typename === "VendorPractice" ? node : undefined;
  const shown = practice?.users ?? undefined;
  const slow = useDelayed(practice === undefined && error === undefined);
  const [entering, setEntering] = useState<DirectoryUser>();
  const live = useOwnAccesses()?.find((session) => session.practice.id === practiceId);
  useDocumentTitle(practice === undefined ? "User Management" : `User Management, ${practice.name}`);

  if (error !== undefined || node === null) {
    return (
      <Page>
        <ErrorState
          wholePage
          {...explain(error, "The practice")}
          onRetry={() => void refetch()}
          action={<BackLink to="/staff">Practices</BackLink>}
        />
      </Page>
    );
  }
  return (
    <Page>
      <PageHead title={practice?.name ?? "Practice"} before={<BackLink to="/staff">Practices</BackLink>}>
        {practice === undefined
          ? "The practice's users"
          : [practice.address?.replaceAll("\n", ", "), `Customer since ${formatDate(practice.customerSince)}`]
              .filter((part) => part != null && part !== "")
              .join(". ")}
        .
      </PageHead>
      {live === undefined ? null : (
        <div className={styles.ended}>
          <Note tone="vendor" role="status" icon={<IconDoorEnter size={16} stroke={1.75} />}>
            You have a live access to this practice, on behalf of {live.onBehalfOf.name}, for case {live.caseNumber}. Go
            on in it; on behalf of another user, end it first.
          </Note>
        </div>
      )}
      <Section title="User Management" id="user-management">
        <FilterBar
          count={shown ? `${formatNumber(shown.totalCount)} ${shown.totalCount === 1 ? "user" : "users"}` : undefined}
        >
          <SearchBox
            label="Search users"
            placeholder="Name or user name"
            value={search}
            onSearch={(q) => change({ ...FIRST_PAGE, q }, { replace: true })}
          />
        </FilterBar>
        <TableFrame busy={loading}>
          {shown?.totalCount === 0 ? (
            search === "" ? (
              <EmptyState icon={<IconUsers size={18} stroke={1.75} />} title="No users" />
            ) : (
              <EmptyState
                icon={<IconSearch size={18} stroke={1.75} />}
                title="No user matches"
                action={
                  <Button size="sm" onClick={() => change({ ...FIRST_PAGE, q: null })}>
                    Clear the search
                  </Button>
                }
              />
            )
          ) : (
            <DirectoryUsers
              users={shown?.edges.map((edge) => edge.node)}
              rows={paging.rows}
              skeleton={slow}
              live={live}
              onEnter={setEntering}
            />
          )}
          {shown === undefined || shown.totalCount === 0 ? null : (
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
      </Section>
      <Suspense fallback={null}>
        {practice === undefined ? null : (
          <BreakTheGlass practice={practice} user={entering} onClose={() => setEntering(undefined)} />
        )}
      </Suspense>
    </Page>
  );
}
