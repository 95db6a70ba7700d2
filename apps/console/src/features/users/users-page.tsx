import { useMutation, useQuery } from "@apollo/client/react";
import { Button } from "@mantine/core";
import { IconDownload, IconPlus, IconSearch, IconShieldOff, IconUrgent, IconUsers } from "@tabler/icons-react";
import { Link } from "react-router";
import { ROLES } from "../../lib/access/operations.ts";
import { UsersRolesHead } from "../../lib/access/users-roles-head.tsx";
import { formatNumber } from "../../lib/culture.ts";
import { useDelayed } from "../../lib/delayed.ts";
import { useDocumentTitle } from "../../lib/document-title.ts";
import { explain } from "../../lib/errors.ts";
import { ExportState, useExport } from "../../lib/exports/export-job.tsx";
import { useLocked } from "../../lib/lockdown.ts";
import { FIRST_PAGE, usePaging } from "../../lib/paging.ts";
import { useRight } from "../../lib/session.tsx";
import { useUrlState } from "../../lib/url-state.ts";
import { FilterBar, Picker, QuickFilter, SearchBox } from "../../ui/filters.tsx";
import { LockableButton } from "../../ui/lockable-button.tsx";
import { Page } from "../../ui/page.tsx";
import { usePhone } from "../../ui/phone.ts";
import { EmptyState, ErrorState } from "../../ui/states.tsx";
import { TableFoot, TableFrame } from "../../ui/table.tsx";
import { START_USER_EXPORT, USERS } from "./operations.ts";
import { UserCards } from "./user-cards.tsx";
import { nextSort, userListState } from "./user-list-state.ts";
import { UserTable } from "./user-table.tsx";

const KINDS = [
  { value: "provider", label: "Provider" },
  { value: "staff", label: "Staff member" },
];
const STATES = [
  { value: "active", label: "Active" },
  { value: "invited", label: "Invited" },
  { value: "disabled", label: "Disabled" },
];

/** Admin > User Management > Manage Users: all logins of the practice. */
export function UsersPage() {
  useDocumentTitle("Users");
  const phone = usePhone();
  const mayAdd = useRight("USER_ADD");
  const mayExport = useRight("USER_EXPORT");
  const maySeeRoles = useRight("ROLE_READ");
  const administers = useRight("EMERGENCY_ACCESS_ADMINISTER");
  const addLocked = useLocked("Mutation.addUser");
  const [parameters, change] = useUrlState();
  const state = userListState(parameters);
  const paging = usePaging(10);
  const { data, previousData, error, loading, refetch } = useQuery(USERS, {
    variables: { filter: state.filter, orderBy: state.orderBy, administers, ...paging.variables },
  });
  const roles = useQuery(ROLES, { fetchPolicy: "cache-first", skip: !maySeeRoles });
  const userExport = useExport();
  const [startExport] = useMutation(START_USER_EXPORT);
  const shown = error === undefined ? (data ?? previousData)?.users : undefined;
  const slow = useDelayed(shown === undefined && error === undefined);
  const users = shown?.edges.map(({ node }) => node);
  const clear = () =>
    change({ ...FIRST_PAGE, q: null, kind: null, state: null, role: null, factor: null, emergency: null });

  return (
    <Page>
      <UsersRolesHead
        current="users"
        actions={
          <>
            {mayExport ? (
              <Button
                size="sm"
                leftSection={<IconDownload size={16} stroke={1.75} />}
                loading={userExport.busy}
                onClick={() => void userExport.start(async () => (await startExport()).data?.startUserExport)}
              >
                Export CSV
              </Button>
            ) : null}
            {!mayAdd ? null : addLocked === undefined ? (
              <Button
                component={Link}
                to="/users/add"
                variant="filled"
                size="sm"
                leftSection={<IconPlus size={16} stroke={1.75} />}
              >
                Add
              </Button>
            ) : (
              <LockableButton size="sm" locked={addLocked}>
                Add
              </LockableButton>
            )}
          </>
        }
      >
        One login a person, so that the audit log can name who did what.
      </UsersRolesHead>
      <ExportState label="Exporting users and their rights" following={userExport} />
      <FilterBar
        count={
          shown === undefined || shown === null
            ? undefined
            : `${formatNumber(shown.totalCount)} ${shown.totalCount === 1 ? "user" : "users"}`
        }
      >
        <SearchBox
          label="Search users"
          placeholder="Name, user name or e-mail"
          width={240}
          value={parameters.get("q") ?? ""}
          onSearch={(q) => change({ ...FIRST_PAGE, q }, { replace: true })}
        />
        {maySeeRoles ? (
          <Picker
            label="Role"
            value={state.role}
            options={(roles.data?.roles ?? []).map(({ id, name }) => ({ value: id, label: name }))}
            onPick={(role) => change({ ...FIRST_PAGE, role: role ?? null })}
          />
        ) : null}
        <Picker
          label="Kind"
          value={state.kind}
          options={KINDS}
          onPick={(kind) => change({ ...FIRST_PAGE, kind: kind ?? null })}
        />
        <Picker
          label="State"
          value={state.state}
          options={STATES}
          onPick={(next) => change({ ...FIRST_PAGE, state: next ?? null })}
        />
        <QuickFilter
          pressed={state.withoutSecondFactor}
          onPress={() => change({ ...FIRST_PAGE, factor: state.withoutSecondFactor ? null : "none" })}
        >
          <IconShieldOff size={14} stroke={1.75} aria-hidden="true" />
          Without two-factor
        </QuickFilter>
        <QuickFilter
          tone="emergency"
          pressed={state.designated}
          onPress={() => change({ ...FIRST_PAGE, emergency: state.designated ? null : "allowed" })}
        >
          <IconUrgent size={14} stroke={1.75} aria-hidden="true" />
          Emergency access
        </QuickFilter>
      </FilterBar>
      <TableFrame busy={loading}>
        {error !== undefined ? (
          <ErrorState {...explain(error, "The users")} onRetry={() => void refetch()} />
        ) : users?.length === 0 && paging.isFirst ? (
          state.isFiltered ? (
            <EmptyState
              icon={<IconSearch size={18} stroke={1.75} />}
              title="No user matches"
              action={
                <Button size="sm" onClick={clear}>
                  Clear the filters
                </Button>
              }
            >
              Nobody in your practice fits what you asked for.
            </EmptyState>
          ) : (
            <EmptyState icon={<IconUsers size={18} stroke={1.75} />} title="No users yet">
              Add the people of your practice, each with a login of their own.
            </EmptyState>
          )
        ) : phone ? (
          <UserCards users={users} rows={paging.rows} skeleton={slow} />
        ) : (
          <UserTable
            users={users}
            rows={paging.rows}
            skeleton={slow}
            state={state}
            onSort={(column) => change({ ...FIRST_PAGE, sort: nextSort(column, state) })}
          />
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
