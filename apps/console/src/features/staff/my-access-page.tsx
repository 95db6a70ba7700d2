import { useQuery } from "@apollo/client/react";
import { Button } from "@mantine/core";
import { IconDoorEnter } from "@tabler/icons-react";
import { Link } from "react-router";
import { BACKGROUND } from "../../lib/apollo.ts";
import { formatNumber } from "../../lib/culture.ts";
import { useDelayed } from "../../lib/delayed.ts";
import { useDocumentTitle } from "../../lib/document-title.ts";
import { explain } from "../../lib/errors.ts";
import type { BtgSessionState } from "../../lib/graphql/graphql.ts";
import { FIRST_PAGE, usePaging } from "../../lib/paging.ts";
import { useMe } from "../../lib/session.tsx";
import { useUrlState } from "../../lib/url-state.ts";
import { FilterBar, Picker } from "../../ui/filters.tsx";
import { Page, PageHead } from "../../ui/page.tsx";
import { EmptyState, ErrorState } from "../../ui/states.tsx";
import { TableFoot, TableFrame } from "../../ui/table.tsx";
import { AccessList } from "./access-list.tsx";
import { STAFF_BTG_SESSIONS } from "./operations.ts";

/** The vendor's realm has no live channel: what others end is seen after this time. */
const POLL_MILLISECONDS = 10_000;
const STATES: readonly { value: BtgSessionState; label: string }[] = [
  { value: "LIVE", label: "Live" },
  { value: "ENDED", label: "Ended" },
];

/** One's own BTG sessions, live and past; a supervisor's are everybody's. */
export function MyAccessPage() {
  const supervisor = useMe().vendorEmployee?.role === "SUPERVISOR";
  const title = supervisor ? "Access" : "My access";
  useDocumentTitle(title);
  const [parameters, change] = useUrlState();
  const state = STATES.find(({ value }) => value === parameters.get("state"))?.value;
  const paging = usePaging(10);
  const { data, previousData, error, loading, refetch } = useQuery(STAFF_BTG_SESSIONS, {
    variables: { ...(state === undefined ? {} : { states: [state] }), ...paging.variables },
    pollInterval: POLL_MILLISECONDS,
    context: BACKGROUND,
  });
  const shown = error === undefined || data !== undefined ? (data ?? previousData)?.vendorBtgSessions : undefined;
  const slow = useDelayed(shown === undefined && error === undefined);
  return (
    <Page>
      <PageHead title={title}>
        {supervisor
          ? "Every access to a practice's account, by whom, and why. You can end any that is live."
          : "Every access of yours to a practice's account. End it as soon as you are done."}
      </PageHead>
      <FilterBar
        count={
          shown ? `${formatNumber(shown.totalCount)} ${shown.totalCount === 1 ? "access" : "accesses"}` : undefined
        }
      >
        <Picker
          label="State"
          value={state}
          options={STATES}
          onPick={(value) => change({ ...FIRST_PAGE, state: value ?? null })}
        />
      </FilterBar>
      <TableFrame busy={loading && data === undefined}>
        {error !== undefined && shown == null ? (
          <ErrorState {...explain(error, "The accesses")} onRetry={() => void refetch()} />
        ) : shown?.totalCount === 0 ? (
          <EmptyState
            icon={<IconDoorEnter size={18} stroke={1.75} />}
            title={state === "LIVE" ? "No access is live" : "No access yet"}
            action={
              <Button size="sm" component={Link} to="/staff">
                Find a practice
              </Button>
            }
          >
            You break the glass on behalf of a user: find the practice first.
          </EmptyState>
        ) : (
          <AccessList
            sessions={shown?.edges.map(({ node }) => node)}
            rows={paging.rows}
            skeleton={slow}
            withAgent={supervisor}
            onEnded={() => void refetch()}
          />
        )}
        {shown == null || shown.totalCount === 0 ? null : (
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
