import { useQuery } from "@apollo/client/react";
import { Button } from "@mantine/core";
import { IconPlus, IconShieldLock } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { Link } from "react-router";
import { ROLES } from "../../lib/access/operations.ts";
import { useRightsCatalogue } from "../../lib/access/rights-catalogue.ts";
import { UsersRolesHead } from "../../lib/access/users-roles-head.tsx";
import { useDelayed } from "../../lib/delayed.ts";
import { useDocumentTitle } from "../../lib/document-title.ts";
import { explain } from "../../lib/errors.ts";
import { useLocked } from "../../lib/lockdown.ts";
import { useRight } from "../../lib/session.tsx";
import { LockableButton } from "../../ui/lockable-button.tsx";
import { Page, Section } from "../../ui/page.tsx";
import { EmptyState, ErrorState } from "../../ui/states.tsx";
import { TableFrame } from "../../ui/table.tsx";
import { RightsGrid } from "./rights-grid.tsx";
import { RoleList } from "./role-list.tsx";

/** Admin > User Management > Manage Roles: the roles, and which right each of them gives. @param props.foot stands below them. */
export function RolesPage({ foot }: { foot: ReactNode }) {
  useDocumentTitle("Roles");
  const mayMake = useRight("ROLE_UPDATE");
  const locked = useLocked("Mutation.createRole");
  const { data, error, loading, refetch } = useQuery(ROLES);
  const rights = useRightsCatalogue();
  const slow = useDelayed(data === undefined && error === undefined);
  const roles = data?.roles ?? undefined;

  return (
    <Page>
      <UsersRolesHead
        current="roles"
        actions={
          !mayMake ? undefined : locked === undefined ? (
            <Button
              component={Link}
              to="/roles/make"
              variant="filled"
              size="sm"
              leftSection={<IconPlus size={16} stroke={1.75} />}
            >
              Make a role
            </Button>
          ) : (
            <LockableButton size="sm" locked={locked}>
              Make a role
            </LockableButton>
          )
        }
      >
        What each kind of work may see and do. One person differs? Make an exception there.
      </UsersRolesHead>
      <Section title="Roles" id="roles-list">
        <TableFrame busy={loading}>
          {error !== undefined && roles === undefined ? (
            <ErrorState {...explain(error, "The roles")} onRetry={() => void refetch()} />
          ) : roles?.length === 0 ? (
            <EmptyState icon={<IconShieldLock size={18} stroke={1.75} />} title="No roles">
              Make one for each kind of work in your practice.
            </EmptyState>
          ) : (
            <RoleList roles={roles} skeleton={slow} />
          )}
        </TableFrame>
      </Section>
      {roles === undefined || roles.length === 0 ? null : (
        <Section title="Rights by role" id="roles-rights">
          {rights.catalogue !== undefined ? (
            <RightsGrid roles={roles} catalogue={rights.catalogue} />
          ) : rights.error === undefined ? null : (
            <ErrorState {...explain(rights.error, "The access rights")} />
          )}
        </Section>
      )}
      {foot}
    </Page>
  );
}
